// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"
#include "io/pythonexport.h"

namespace coroscope {

/// The open scenario as a Python program, and for each of its lines the block that wrote it.
inline PythonText programText(const Document &document, PythonFlavour flavour)
{
    return exportPython(document.scenario(), flavour);
}

} // namespace coroscope
