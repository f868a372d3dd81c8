// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/pythonimport.h"

#include "io/pythonanswer.h"
#include "io/utf8.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include <algorithm>

namespace coroscope {
namespace {

/// Makes modules of the texts among its arguments, each after those that it needs.
constexpr char loader[] = R"(import sys, types
mode, title = sys.argv[1:3]
for name, text in zip(sys.argv[3::2], sys.argv[4::2]):
    module = sys.modules[name] = types.ModuleType(name)
    exec(compile(text, name + ".py", "exec"), module.__dict__)
module.main(mode, title)
)";
constexpr const char *importerModules[] = {"comments",     "refusals", "imports",    "calls",
                                           "scenariofile", "scopes",   "statements", "script"};

QString title(const PythonSource &source)
{
    QString name = QFileInfo(QString::fromStdString(source.name)).completeBaseName();
    return name.replace(QLatin1Char('_'), QLatin1Char(' '))
        .replace(QLatin1Char('-'), QLatin1Char(' '));
}

/// -I and -S: neither the environment nor installed packages nor the folder have a say; -B: nothing
/// is written.
QStringList arguments(const PythonSource &source)
{
    const bool isScript = source.kind == PythonSource::Kind::Script;
    QStringList all{QStringLiteral("-ISB"),
                    QStringLiteral("-W"),
                    QStringLiteral("ignore"),
                    QStringLiteral("-X"),
                    QStringLiteral("utf8"),
                    QStringLiteral("-c"),
                    QLatin1StringView(loader),
                    isScript ? QStringLiteral("script") : QStringLiteral("blocks"),
                    title(source)};
    for (const char *name : importerModules) {
        QFile file(QStringLiteral(":/python/%1.py").arg(QLatin1StringView(name)));
        if (file.open(QIODevice::ReadOnly))
            all << QLatin1StringView(name) << QString::fromUtf8(file.readAll());
    }
    return all;
}

int lineAt(const std::string &bytes, std::size_t offset)
{
    return 1 + static_cast<int>(std::count(
                   bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

/// Where \p bytes stop being UTF-8; their size when they are.
std::size_t endOfUtf8(const std::string &bytes)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t length = utf8Length(bytes, at);
        if (length == 0)
            break;
        at += length;
    }
    return at;
}

std::string sizeText(std::size_t bytes)
{
    const std::size_t megabyte = 1u << 20;
    return bytes >= megabyte ? std::to_string(bytes / megabyte) + " MB"
                             : std::to_string(bytes) + " bytes";
}

PythonImport failed(Problem problem, bool isMachinesFault)
{
    PythonImport import;
    import.problems.push_back(std::move(problem));
    import.isMachinesFault = isMachinesFault;
    return import;
}

} // namespace

PythonConversation::PythonConversation(PythonSource source, const PythonLimits &limits)
    : m_source(std::move(source)), m_limits(limits), m_refused(refusedAtSight())
{
}

std::optional<Problem> PythonConversation::refusedAtSight() const
{
    const std::string &bytes = m_source.bytes;
    if (bytes.size() > m_limits.sourceBytes)
        return Problem{.what = "the program is larger than " + sizeText(m_limits.sourceBytes),
                       .where = m_source.name,
                       .remedy = "Import a part of it."};
    if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos)
        return Problem{.what = "a NUL byte stands in the text",
                       .where = placeIn(m_source, lineAt(bytes, nul)),
                       .remedy = "Choose a file of Python source.",
                       .line = lineAt(bytes, nul)};
    if (const std::size_t end = endOfUtf8(bytes); end < bytes.size())
        return Problem{.what = "the text is not UTF-8",
                       .where = placeIn(m_source, lineAt(bytes, end)),
                       .remedy = "Save it as UTF-8.",
                       .line = lineAt(bytes, end)};
    return std::nullopt;
}

bool PythonConversation::begin(QProcess &process)
{
    if (m_refused)
        return false;
    QObject::connect(&process, &QProcess::readyReadStandardOutput, &process, [this, &process] {
        m_isTooLong |= static_cast<std::size_t>(process.bytesAvailable()) > m_limits.answerBytes;
        if (m_isTooLong)
            process.kill();
    });
    process.start(QStringLiteral("python3"), arguments(m_source));
    process.write(m_source.bytes.data(), static_cast<qint64>(m_source.bytes.size()));
    process.closeWriteChannel();
    return true;
}

std::optional<Problem> PythonConversation::failureOf(QProcess &process) const
{
    if (process.error() == QProcess::FailedToStart)
        return Problem{.what = "there is no python3 on this machine, which reads Python for "
                               "Coroscope",
                       .where = m_source.name,
                       .remedy = "Install it, as with: sudo apt install python3"};
    if (m_isTooLong)
        return Problem{.what =
                           "the scenario would be larger than " + sizeText(m_limits.answerBytes),
                       .where = m_source.name,
                       .remedy = "Import a part of the program."};
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished(1000);
        return Problem{.what = "python3 has not read the program after " +
                               std::to_string(m_limits.time.count()) + " ms",
                       .where = m_source.name,
                       .remedy = "Import a part of the program, or try again."};
    }
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return std::nullopt;
    const QList<QByteArray> said = process.readAllStandardError().trimmed().split('\n');
    const std::string last = said.back().left(200).toStdString();
    return Problem{.what = "python3 broke off" + (last.empty() ? last : ", saying: " + last),
                   .where = m_source.name,
                   .remedy = "Coroscope needs python3 3.9 or newer, and its standard library."};
}

PythonImport PythonConversation::end(QProcess &process)
{
    QObject::disconnect(&process, &QProcess::readyReadStandardOutput, &process, nullptr);
    if (m_refused)
        return failed(*m_refused, false);
    if (auto problem = failureOf(process))
        return failed(std::move(*problem), true);
    return readPythonAnswer(m_source, process.readAllStandardOutput().toStdString());
}

PythonImport importPython(const PythonSource &source, const PythonLimits &limits)
{
    PythonConversation conversation(source, limits);
    QProcess process;
    if (conversation.begin(process) && process.waitForStarted(-1))
        process.waitForFinished(static_cast<int>(limits.time.count()));
    return conversation.end(process);
}

std::string importLine(const Problem &problem)
{
    std::string what = problem.what;
    if (what.ends_with('.'))
        what.pop_back();
    return problem.where + ": " + what + ": " + problem.remedy;
}

} // namespace coroscope
