// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/pythonimport.h"

#include <string_view>

namespace coroscope {

/// "demo.py:12:3", without what is 0.
std::string placeIn(const PythonSource &source, int line, int column = 0);

/// Reads what resources/python/script.py answered: a line of JSON with the problems, or with the
/// script's line for every id, and the document behind it. Whatever the scenario reader and the
/// validation find in that is told with the script's lines.
PythonImport readPythonAnswer(const PythonSource &source, std::string_view answer);

} // namespace coroscope
