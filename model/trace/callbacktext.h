// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/eventtext.h"

#include <string>

namespace coroscope {

/// What one of asyncio's own callbacks does, where event \p index says that it runs or is
/// scheduled: "main's gather takes the result of hello2: 5". Empty for any other callback.
std::string internalCallbackText(const Trace &trace, std::size_t index,
                                 Recording::Executor executor, Seconds seconds);

} // namespace coroscope
