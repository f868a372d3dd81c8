// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"
#include "app/loadprogram.h"

namespace coroscope {

ExitCode checkScenario(const CommandLine &line, const Console &console)
{
    const Console inOne{console.out, console.out};
    const LoadedProgram loaded = loadProgram(line.file, inOne);
    if (loaded.program)
        console.out << line.file.toStdString() << ": no problems.\n";
    return loaded.code;
}

} // namespace coroscope
