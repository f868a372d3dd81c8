// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"
#include "app/scenariosource.h"
#include "resources/gallery.h"

#include <fstream>
#include <iomanip>

namespace coroscope {

namespace {

constexpr int nameWidth = 36;

void list(std::ostream &out)
{
    for (const QString &name : exampleNames()) {
        const Result<Scenario> scenario = readExample(name);
        out << std::left << std::setw(nameWidth) << name.toStdString()
            << (scenario ? scenario.value().title : std::string()) << '\n';
    }
}

} // namespace

ExitCode showExamples(const CommandLine &line, const Console &console)
{
    if (line.file.isEmpty()) {
        list(console.out);
        return ExitCode::Ok;
    }
    const Result<std::string> text = exampleText(line.file);
    if (!text)
        return fail(console, text.problem(), ExitCode::Usage);
    if (line.output.isEmpty()) {
        console.out << text.value();
        return ExitCode::Ok;
    }
    std::ofstream file(line.output.toStdString(), std::ios::binary | std::ios::trunc);
    file << text.value();
    file.close();
    if (file.fail())
        return fail(console,
                    {.what = "The example could not be written.",
                     .where = line.output.toStdString(),
                     .remedy = "Name a file in a folder that you may write to."},
                    ExitCode::InputOutput);
    return ExitCode::Ok;
}

} // namespace coroscope
