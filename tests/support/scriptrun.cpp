// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scriptrun.h"

#include "io/traceexport.h"
#include "scenario/blockcatalog.h"

#include <QRegularExpression>

#include <sstream>

namespace coroscope::test {

namespace {

/// One form of line: the groups of \p pattern are the fields \p keys of a block of \p kind.
struct Form {
    BlockKind kind;
    const char *pattern;
    std::vector<const char *> keys;
};

const std::vector<Form> &forms()
{
    static const std::vector<Form> all = {
        {BlockKind::Comment, "# ?(.*)", {"text"}},
        {BlockKind::If, "if (.+):", {"condition"}},
        {BlockKind::Elif, "elif (.+):", {"condition"}},
        {BlockKind::Else, "else:", {}},
        {BlockKind::While, "while (.+):", {"condition"}},
        {BlockKind::AsCompleted,
         "for (.+?) in asyncio\\.as_completed\\((.+)\\):",
         {"variable", "awaitables"}},
        {BlockKind::For, "(for|async for) (.+?) in (.+):", {"keyword", "target", "iterable"}},
        {BlockKind::Yield,
         "(?:(\\w+) = )?(yield from|yield)(?: (.+))?",
         {"target", "keyword", "value"}},
        {BlockKind::Try, "try:", {}},
        {BlockKind::Except, "except(?: (.+?))?(?: as (\\w+))?:", {"type", "name"}},
        {BlockKind::ExceptStar, "except\\* (.+?)(?: as (\\w+))?:", {"type", "name"}},
        {BlockKind::Finally, "finally:", {}},
        {BlockKind::TaskGroup, "async with asyncio\\.TaskGroup\\(\\)(?: as (.+))?:", {"variable"}},
        {BlockKind::Timeout,
         "async with (asyncio\\.timeout(?:_at)?)\\((.+)\\)(?: as (.+))?:",
         {"using", "seconds", "variable"}},
        {BlockKind::With,
         "(async with|with) (.+?)(?: as (.+))?:",
         {"keyword", "resource", "target"}},
        {BlockKind::Class, "class (\\w+)(?:\\((.*)\\))?:", {"name", "base"}},
        {BlockKind::Define, "(async def|def) (\\w+)\\((.*)\\):", {"keyword", "name", "parameters"}},
        {BlockKind::Return, "return(?: (.+))?", {"value"}},
        {BlockKind::Raise, "raise(?: (.+?)(?: from (.+))?)?", {"exception", "cause"}},
        {BlockKind::Pass, "pass", {}},
        {BlockKind::Break, "break", {}},
        {BlockKind::Continue, "continue", {}},
        {BlockKind::Assert, "assert ([^,]+)(?:, (.+))?", {"condition", "message"}},
        {BlockKind::Delete, "del (.+)", {"targets"}},
        {BlockKind::Scope, "(nonlocal|global) (.+)", {"keyword", "names"}},
        {BlockKind::Log, "print\\((.*)\\)", {"values"}},
        {BlockKind::Let,
         "([^=]+?) ((?:[-+*/%&|^@]|//|\\*\\*|<<|>>)?=) (.+)",
         {"target", "operator", "value"}},
        {BlockKind::Do, "(.+)", {"expression"}},
    };
    return all;
}

Block blockOf(const std::string &line)
{
    for (const Form &form : forms()) {
        const QRegularExpression pattern(
            QRegularExpression::anchoredPattern(QString::fromUtf8(form.pattern)));
        const QRegularExpressionMatch match = pattern.match(QString::fromStdString(line));
        if (!match.hasMatch())
            continue;
        const BlockType &type = blockType(form.kind);
        Block block;
        block.kind = form.kind;
        block.fields.resize(type.fields.size());
        for (std::size_t i = 0; i < form.keys.size(); ++i)
            block.fields.at(fieldIndex(type, form.keys[i]).value()) =
                match.captured(static_cast<int>(i) + 1).toStdString();
        return block;
    }
    return {};
}

struct Line {
    std::size_t indent;
    std::uint32_t number;
    std::string text;
};

/// The blocks of the lines from \p next on that are indented as the first of them.
BlockList blocksOf(const std::vector<Line> &lines, std::size_t &next)
{
    BlockList list;
    const std::size_t indent = next < lines.size() ? lines[next].indent : 0;
    while (next < lines.size() && lines[next].indent == indent) {
        const Line &line = lines[next++];
        Block block = blockOf(line.text);
        block.id = BlockId(line.number);
        if (next < lines.size() && lines[next].indent > indent)
            block.body = blocksOf(lines, next);
        if (isClause(block.kind) && !list.empty())
            list.back().clauses.push_back(std::move(block));
        else
            list.push_back(std::move(block));
    }
    return list;
}

} // namespace

Scenario scenarioFromPython(std::string_view text)
{
    std::vector<Line> lines;
    std::istringstream in{std::string(text)};
    std::uint32_t number = 0;
    for (std::string line; std::getline(in, line);) {
        const std::size_t indent = line.find_first_not_of(' ');
        if (indent != std::string::npos)
            lines.push_back({indent, ++number, line.substr(indent)});
    }
    Scenario scenario;
    std::size_t next = 0;
    scenario.program = blocksOf(lines, next);
    return scenario;
}

std::string Ran::eventLines() const
{
    std::ostringstream out;
    writeEventLines(trace, out);
    return out.str();
}

std::vector<TraceEvent> Ran::events(EventKind kind) const
{
    std::vector<TraceEvent> found;
    for (std::size_t i = 0; i < trace.size(); ++i) {
        if (trace.event(i).kind == kind)
            found.push_back(trace.event(i));
    }
    return found;
}

Ran run(const Scenario &scenario, On on, const RunOptions &options, std::stop_token stop)
{
    Ran ran;
    const CompileResult compiled = compile(scenario);
    if (!compiled.program) {
        ran.report.end = RunEnd::Refused;
        ran.report.message = compiled.problems.empty() ? "" : compiled.problems.front().text();
        return ran;
    }
    const auto executor = on == On::Loop ? makeLoopExecutor() : makeThreadsExecutor();
    ran.report = executor->run(*compiled.program, options, ran.trace, std::move(stop));
    for (const TraceEvent &event : ran.events(EventKind::LogLine))
        ran.log.emplace_back(ran.trace.text(event.detail));
    return ran;
}

Ran run(std::string_view python, On on, const RunOptions &options, std::stop_token stop)
{
    return run(scenarioFromPython(python), on, options, std::move(stop));
}

RunOptions realClock(double speed)
{
    RunOptions options;
    options.clock = ClockKind::Real;
    options.speed = speed;
    return options;
}

} // namespace coroscope::test
