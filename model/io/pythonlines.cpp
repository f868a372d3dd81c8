// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/pythonlines.h"

#include "io/pythonfields.h"

namespace coroscope {

PythonLine AsyncioLines::of(const Block &block) const
{
    PythonLine line{.text = pythonLine(block)};
    line.names = namesRead(block);
    return line;
}

} // namespace coroscope
