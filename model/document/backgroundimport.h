// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/pythonimport.h"

#include <functional>

class QObject;

namespace coroscope {

/// Reads \p source as importPython does, without holding the window up: \p done gets what came of
/// it on a later turn of this thread's event loop, once, unless \p context is gone by then.
void importInBackground(PythonSource source, QObject &context,
                        std::function<void(PythonImport)> done);

} // namespace coroscope
