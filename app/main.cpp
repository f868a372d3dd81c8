// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/commandline.h"
#include "app/console.h"

#include <QApplication>
#include <QIcon>

#include <exception>
#include <iostream>

using namespace coroscope;

namespace {

using Verb = CommandLine::Verb;

ExitCode openWindow(const CommandLine &line, const Console &console, int &argc, char **argv)
{
    const bool hasDisplay = !qEnvironmentVariableIsEmpty("DISPLAY") ||
                            !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") ||
                            !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
    if (!hasDisplay)
        return fail(console,
                    {.what = "There is no display to open a window on.",
                     .where = "DISPLAY and WAYLAND_DISPLAY are not set",
                     .remedy = "`coroscope run FILE` and `coroscope render FILE -o OUT.png` need "
                               "none."},
                    ExitCode::InputOutput);
    QApplication qt(argc, argv);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/coroscope.svg")));
    QApplication::setDesktopFileName(QStringLiteral("org.coroscope.Coroscope"));
    Application application(qt);
    application.start(line.file);
    return static_cast<ExitCode>(QApplication::exec());
}

ExitCode work(const CommandLine &line, const Console &console, int &argc, char **argv)
{
    switch (line.verb) {
    case Verb::Help:
        console.out << usageText().toStdString();
        return ExitCode::Ok;
    case Verb::Version:
        console.out << "coroscope " COROSCOPE_VERSION "\n";
        return ExitCode::Ok;
    case Verb::Window:
        return openWindow(line, console, argc, argv);
    case Verb::Render: {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        const QGuiApplication qt(argc, argv);
        return drawPicture(line, console);
    }
    case Verb::Run:
    case Verb::Check:
    case Verb::Import:
    case Verb::Export:
    case Verb::Examples:
        break;
    }
    const QCoreApplication qt(argc, argv);
    if (line.verb == Verb::Run)
        return runScenario(line, console);
    if (line.verb == Verb::Import)
        return importScript(line, console);
    if (line.verb == Verb::Export)
        return exportScenario(line, console);
    return line.verb == Verb::Check ? checkScenario(line, console) : showExamples(line, console);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("Coroscope"));
    QCoreApplication::setOrganizationName(QStringLiteral("Coroscope"));
    QCoreApplication::setApplicationVersion(QStringLiteral(COROSCOPE_VERSION));
    const Console console{std::cout, std::cerr};
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    try {
        const Result<CommandLine> line = parseCommandLine(arguments);
        ExitCode code = line ? work(line.value(), console, argc, argv)
                             : fail(console, line.problem(), ExitCode::Usage);
        if (!std::cout.flush() && code == ExitCode::Ok)
            code =
                fail(console, {.what = "The output could not be written."}, ExitCode::InputOutput);
        return static_cast<int>(code);
    } catch (const std::exception &error) {
        return static_cast<int>(
            fail(console,
                 {.what = std::string("Something failed inside Coroscope: ") + error.what(),
                  .remedy = "Please report it, with the scenario."},
                 ExitCode::Internal));
    }
}
