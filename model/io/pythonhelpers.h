// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/pythonlines.h"
#include "io/pythonpage.h"

namespace coroscope {

/// Small definitions that an exported program may lean on, by name:
///   compute     the block of that name
///   executor    the pool whose threads are a threaded program's tasks
///   start       a thread with a name, and the future of its result
///   sleep       time.sleep that gives a result, as asyncio's does
///   gather      the results of several futures
///   call_later  a timer that calls a function
/// Adds the imports of \p needed to \p imports.
void addImportsOfHelpers(const std::set<std::string> &needed, std::set<std::string> &imports);
/// Writes those of \p needed, each as \p flavour calls it: assignments first.
void writeHelpers(PythonPage &page, const std::set<std::string> &needed,
                  const PythonLines &flavour);

} // namespace coroscope
