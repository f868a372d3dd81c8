// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "document/exportformats.h"

#include <algorithm>
#include <utility>

namespace coroscope {

namespace {

using Verb = CommandLine::Verb;
using Executors = CommandLine::Executors;
using Format = CommandLine::Format;

constexpr int smallestPicture = 200, largestPicture = 16'000;
constexpr double slowest = 0.001, fastest = 10'000;

Problem usageProblem(const QString &what, const QString &remedy)
{
    return {.what = what.toStdString(), .remedy = remedy.toStdString()};
}

template <class T>
std::optional<T> lookUp(const QString &word,
                        std::initializer_list<std::pair<const char *, T>> table)
{
    for (const auto &[name, value] : table) {
        if (word == QLatin1StringView(name))
            return value;
    }
    return std::nullopt;
}

template <class T>
bool assign(T &field, const std::optional<T> &value)
{
    if (value)
        field = *value;
    return value.has_value();
}

bool readExecutor(CommandLine &line, const QString &value)
{
    return assign(line.executors, lookUp<Executors>(value, {{"loop", Executors::Loop},
                                                            {"threads", Executors::Threads},
                                                            {"both", Executors::Both}}));
}

bool readLibrary(CommandLine &line, const QString &value)
{
    return assign(line.executors, lookUp<Executors>(value, {{"loop", Executors::Loop},
                                                            {"threads", Executors::Threads}}));
}

bool readFormat(CommandLine &line, const QString &value)
{
    return assign(line.format, lookUp<Format>(value, {{"python", Format::Python}}));
}

bool readClock(CommandLine &line, const QString &value)
{
    return assign(line.realClock, lookUp<bool>(value, {{"virtual", false}, {"real", true}}));
}

bool readSpeed(CommandLine &line, const QString &value)
{
    bool ok = false;
    line.speed = value.toDouble(&ok);
    return ok && line.speed >= slowest && line.speed <= fastest;
}

bool readFrames(CommandLine &line, const QString &value)
{
    bool ok = false;
    line.framesASecond = value.toInt(&ok);
    return ok && std::ranges::find(animationRates, line.framesASecond) != std::end(animationRates);
}

bool readSeed(CommandLine &line, const QString &value)
{
    bool ok = false;
    line.seed = value.toLongLong(&ok);
    return ok;
}

struct LimitRow {
    const char *name;
    void (*set)(Budgets &budgets, std::uint64_t value);
    std::uint64_t most;
};

constexpr std::uint64_t much = 1'000'000'000'000, manyThings = 1'000'000'000;
constexpr LimitRow limitRows[] = {
    {"steps", [](Budgets &to, std::uint64_t n) { to.steps = n; }, much},
    {"tasks", [](Budgets &to, std::uint64_t n) { to.tasks = static_cast<std::uint32_t>(n); },
     manyThings},
    {"threads", [](Budgets &to, std::uint64_t n) { to.threads = static_cast<std::uint32_t>(n); },
     manyThings},
    // Deeper, the machine's own stack would not do.
    {"recursion",
     [](Budgets &to, std::uint64_t n) { to.recursion = static_cast<std::uint32_t>(n); }, 1000},
    {"bytes", [](Budgets &to, std::uint64_t n) { to.valueBytes = n; }, much},
    {"seconds", [](Budgets &to, std::uint64_t n) { to.seconds = static_cast<double>(n); }, much},
    {"lines", [](Budgets &to, std::uint64_t n) { to.logLines = n; }, much},
};

/// NAME=N, the name of a budget and its number.
bool readLimit(CommandLine &line, const QString &value)
{
    const qsizetype equals = value.indexOf(QLatin1Char('='));
    const auto row = std::ranges::find_if(limitRows, [&](const LimitRow &limit) {
        return equals > 0 && value.left(equals) == QLatin1StringView(limit.name);
    });
    bool ok = false;
    const std::uint64_t number = value.mid(equals + 1).toULongLong(&ok);
    if (row == std::end(limitRows) || !ok || number == 0 || number > row->most)
        return false;
    row->set(line.budgets, number);
    return true;
}

bool readTrace(CommandLine &line, const QString &value)
{
    line.trace = value;
    return !value.isEmpty();
}

bool readOutput(CommandLine &line, const QString &value)
{
    line.output = value;
    return !value.isEmpty();
}

bool readSize(CommandLine &line, const QString &value)
{
    const QStringList sides = value.split(QLatin1Char('x'));
    if (sides.size() != 2)
        return false;
    line.size = QSize(sides[0].toInt(), sides[1].toInt());
    return std::min(line.size->width(), line.size->height()) >= smallestPicture &&
           std::max(line.size->width(), line.size->height()) <= largestPicture;
}

bool readTheme(CommandLine &line, const QString &value)
{
    return assign(line.dark, lookUp<bool>(value, {{"light", false}, {"dark", true}}));
}

bool readAxis(CommandLine &line, const QString &value)
{
    return assign(line.axis, lookUp<AxisMode>(value, {{"time", AxisMode::Time},
                                                      {"steps", AxisMode::Steps},
                                                      {"compressed", AxisMode::Compressed}}));
}

struct Option {
    Verb verb;
    const char *name;
    const char *values; ///< as the help shows them
    bool (*read)(CommandLine &line, const QString &value);
    const char *help;
};

constexpr Option options[] = {
    {Verb::Run, "--executor", "loop|threads|both", readExecutor, "what runs it (loop)"},
    {Verb::Run, "--clock", "virtual|real", readClock,
     "virtual: sleeps take no real time (virtual)"},
    {Verb::Run, "--speed", "X", readSpeed, "of the real clock, 0.001 to 10000 (1)"},
    {Verb::Run, "--seed", "N", readSeed, "of random, instead of the scenario's"},
    {Verb::Run, "--limit", "NAME=N", readLimit,
     "of steps, tasks, threads, recursion, bytes, seconds or lines; may be repeated"},
    {Verb::Run, "--trace", "OUT.jsonl|.json|.csv", readTrace,
     "write every event as a line of JSON, as a Chrome trace for Perfetto, or as a table"},
    {Verb::Render, "-o", "OUT.png|.svg|.pdf|.gif", readOutput,
     "where to draw (required); a GIF shows the playback"},
    {Verb::Render, "--size", "WxH", readSize,
     "in pixels, 200 to 16000 a side, to 2000 for a GIF (1600 or 1200 x its lanes)"},
    {Verb::Render, "--theme", "light|dark", readTheme, "the colours (light)"},
    {Verb::Render, "--axis", "time|steps|compressed", readAxis,
     "what the ruler of a picture shows (time)"},
    {Verb::Render, "--speed", "X", readSpeed, "of a GIF, 0.001 to 10000 (1)"},
    {Verb::Render, "--fps", "5|10|20|25|50", readFrames, "frames a second of a GIF (20)"},
    {Verb::Import, "-o", "OUT.coroscope", readOutput, "write the scenario there (print it)"},
    {Verb::Export, "--format", "python", readFormat, "what to write: a Python program (python)"},
    {Verb::Export, "--executor", "loop|threads", readLibrary,
     "what it runs on: asyncio, or threads (loop)"},
    {Verb::Export, "-o", "OUT.py", readOutput, "write the program there (print it)"},
    {Verb::Examples, "-o", "OUT.coroscope", readOutput, "write the example there"},
};

struct VerbRow {
    Verb verb;
    const char *name;
    const char *arguments;
    const char *help;
};

constexpr VerbRow verbs[] = {
    {Verb::Run, "run", "FILE", "run a scenario; print its log, results and comparison"},
    {Verb::Render, "render", "FILE", "run a scenario in virtual time and draw its chart"},
    {Verb::Check, "check", "FILE", "print the problems of a scenario"},
    {Verb::Import, "import", "FILE.py", "turn a Python program into a scenario; python3 reads it"},
    {Verb::Export, "export", "FILE", "turn a scenario into a Python program"},
    {Verb::Examples, "examples", "[NAME]", "list the examples, or print one"},
};

const Option *findOption(Verb verb, const QString &name)
{
    const auto found = std::ranges::find_if(options, [&](const Option &option) {
        return option.verb == verb && name == QLatin1StringView(option.name);
    });
    return found == std::end(options) ? nullptr : &*found;
}

const QString &helpRemedy()
{
    static const QString text = QStringLiteral("`coroscope --help` shows what there is.");
    return text;
}

/// Reads the option at \p index, and its value. Returns what is wrong, if anything.
std::optional<Problem> readOption(CommandLine &line, const QStringList &arguments, int &index)
{
    const QString &argument = arguments[index];
    const qsizetype equals = argument.indexOf(QLatin1Char('='));
    const QString name = argument.left(equals);
    const Option *option = findOption(line.verb, name);
    if (!option)
        return usageProblem(QStringLiteral("There is no option %1 here.").arg(name), helpRemedy());
    const QString values = QString::fromLatin1(option->values);
    if (equals < 0 && ++index == arguments.size())
        return usageProblem(QStringLiteral("The option %1 needs a value.").arg(name),
                            QStringLiteral("Write %1 %2.").arg(name, values));
    const QString value = equals < 0 ? arguments[index] : argument.mid(equals + 1);
    if (!option->read(line, value))
        return usageProblem(
            QStringLiteral("%1 is no value of the option %2.").arg(value, name),
            QStringLiteral("Write %1 %2: %3.").arg(name, values, QLatin1StringView(option->help)));
    return std::nullopt;
}

std::optional<Problem> checkPicture(const CommandLine &line)
{
    const QString remedy = QStringLiteral("Name a file that ends in %1%2.")
                               .arg(endingsOf({ExportKind::Picture, ExportKind::Animation}),
                                    line.output.isEmpty() ? QStringLiteral(" with -o") : QString());
    if (line.output.isEmpty())
        return usageProblem(QStringLiteral("There is no file to draw into."), remedy);
    const ExportFormatRow *format = exportFormatOf(line.output);
    if (format && format->kind == ExportKind::Recording)
        return usageProblem(
            QStringLiteral("%1 is a file of events, no picture.").arg(line.output),
            QStringLiteral("`coroscope run FILE --trace %1` writes it.").arg(line.output));
    if (!format)
        return usageProblem(QStringLiteral("%1 is no picture that can be drawn.").arg(line.output),
                            remedy);
    const bool isAnimation = format->kind == ExportKind::Animation;
    if (isAnimation && line.size &&
        std::max(line.size->width(), line.size->height()) > largestAnimation)
        return usageProblem(QStringLiteral("%1x%2 is too large for an animation.")
                                .arg(line.size->width())
                                .arg(line.size->height()),
                            QStringLiteral("Give --size at most %1 a side.").arg(largestAnimation));
    return std::nullopt;
}

std::optional<Problem> checkComplete(const CommandLine &line)
{
    const bool needsFile = line.verb == Verb::Run || line.verb == Verb::Render ||
                           line.verb == Verb::Check || line.verb == Verb::Export;
    if (needsFile && line.file.isEmpty())
        return usageProblem(
            QStringLiteral("There is no scenario to work on."),
            QStringLiteral("Name a .coroscope or .py file, or an example as example:NAME."));
    if (line.verb == Verb::Import && line.file.isEmpty())
        return usageProblem(QStringLiteral("There is no program to import."),
                            QStringLiteral("Name a .py file."));
    if (line.verb == Verb::Export && line.output.endsWith(QStringLiteral(".coroscope")))
        return usageProblem(QStringLiteral("%1 is a scenario's name.").arg(line.output),
                            QStringLiteral("Name a file that ends in .py with -o."));
    return line.verb == Verb::Render ? checkPicture(line) : std::nullopt;
}

} // namespace

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    CommandLine line;
    int index = 0;
    if (!arguments.isEmpty()) {
        for (const VerbRow &row : verbs) {
            if (arguments[0] == QLatin1StringView(row.name)) {
                line.verb = row.verb;
                index = 1;
            }
        }
    }
    bool onlyFiles = false;
    for (; index < arguments.size(); ++index) {
        const QString &argument = arguments[index];
        if (!onlyFiles && argument == QStringLiteral("--")) {
            onlyFiles = true;
        } else if (!onlyFiles &&
                   (argument == QStringLiteral("--help") || argument == QStringLiteral("-h"))) {
            line.verb = Verb::Help;
            return line;
        } else if (!onlyFiles && argument == QStringLiteral("--version")) {
            line.verb = Verb::Version;
            return line;
        } else if (!onlyFiles && argument.startsWith(QLatin1Char('-')) && argument.size() > 1) {
            if (const auto problem = readOption(line, arguments, index))
                return *problem;
        } else if (line.file.isEmpty()) {
            line.file = argument;
        } else {
            return usageProblem(QStringLiteral("%1 is one argument too many.").arg(argument),
                                helpRemedy());
        }
    }
    if (const auto problem = checkComplete(line))
        return *problem;
    return line;
}

QString usageText()
{
    QString text = QStringLiteral("Coroscope, a laboratory for asyncio programs.\n\n"
                                  "  coroscope [FILE]\n"
                                  "      open the window\n");
    for (const VerbRow &verb : verbs) {
        text += QStringLiteral("  coroscope %1 %2\n      %3\n")
                    .arg(QLatin1StringView(verb.name), QLatin1StringView(verb.arguments),
                         QLatin1StringView(verb.help));
        for (const Option &option : options) {
            if (option.verb == verb.verb)
                text += QStringLiteral("        %1  %2\n")
                            .arg(QStringLiteral("%1 %2").arg(QLatin1StringView(option.name),
                                                             QLatin1StringView(option.values)),
                                 -28)
                            .arg(QLatin1StringView(option.help));
        }
    }
    return text +
           QStringLiteral(
               "  coroscope --help, --version\n\n"
               "FILE may also be a Python program, as NAME.py, or an example, as example:NAME.\n"
               "Exit codes: 0 ok, 1 the scenario's run failed, 2 usage, 3 bad document,\n"
               "4 input or output, 5 a limit was reached, 70 internal, 130 interrupted.\n");
}

} // namespace coroscope
