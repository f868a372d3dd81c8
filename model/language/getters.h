// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/modules.h"

namespace coroscope::language {

/// Adds to `operator` what makes functions: itemgetter, attrgetter and methodcaller.
void addGetters(Module &module);

} // namespace coroscope::language
