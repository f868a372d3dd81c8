// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/modules.h"

#include <functional>
#include <string>

namespace coroscope {

/// Makes a ThreadPoolExecutor of at most so many threads, whose names begin so.
using ExecutorMaker = std::function<Value(std::uint32_t mostThreads, std::string threadNames)>;

/// The module `concurrent`, which has `futures` alone: ThreadPoolExecutor and some constants.
Ref<language::Module> concurrentModule(ExecutorMaker makeExecutor);

} // namespace coroscope
