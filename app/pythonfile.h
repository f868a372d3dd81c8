// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/pythonimport.h"

#include <QString>

namespace coroscope {

/// True when \p path names a Python program by its ending.
bool isPythonFile(const QString &path);

/// The text of the program at \p path, called \p name in problems.
Result<PythonSource> readPythonFile(const QString &path, const QString &name);

} // namespace coroscope
