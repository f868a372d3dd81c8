// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/completion.h"

#include "scenario/blockcatalog.h"
#include "views/editor/blockwalk.h"
#include "views/editor/texts.h"

#include <QRegularExpression>

#include <algorithm>

namespace coroscope {

namespace {

constexpr const char *languageNames[] = {
    "None",
    "True",
    "False",
    "and",
    "or",
    "not",
    "in",
    "is",
    "if",
    "else",
    "for",
    "lambda",
    "await",
    "len",
    "range",
    "enumerate",
    "zip",
    "sorted",
    "reversed",
    "sum",
    "min",
    "max",
    "abs",
    "round",
    "str",
    "repr",
    "int",
    "float",
    "bool",
    "list",
    "tuple",
    "set",
    "dict",
    "isinstance",
    "type",
    "print",
    "any",
    "all",
    "Exception",
    "ValueError",
    "TypeError",
    "KeyError",
    "IndexError",
    "RuntimeError",
    "ZeroDivisionError",
    "TimeoutError",
    "loop",
    "asyncio.sleep()",
    "asyncio.create_task()",
    "asyncio.gather()",
    "asyncio.wait()",
    "asyncio.wait_for()",
    "asyncio.shield()",
    "asyncio.ensure_future()",
    "asyncio.current_task()",
    "asyncio.all_tasks()",
    "asyncio.get_running_loop()",
    "asyncio.get_event_loop()",
    "asyncio.CancelledError",
    "asyncio.InvalidStateError",
    "asyncio.ALL_COMPLETED",
    "asyncio.FIRST_COMPLETED",
    "asyncio.FIRST_EXCEPTION",
    "time.sleep()",
    "time.monotonic()",
    "time.perf_counter()",
    "random.random()",
    "random.seed()",
    "random.uniform()",
    "random.randint()",
    "random.choice()",
};

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('.');
}

QString parameterName(const std::string &parameter)
{
    static const QRegularExpression name(QStringLiteral("^\\**\\s*(\\w+)"));
    return name.match(toQString(parameter)).captured(1);
}

void addBoundBy(const Block &block, QStringList &names)
{
    const auto fields = blockType(block.kind).fields;
    for (std::size_t i = 0; i < fields.size() && i < block.fields.size(); ++i) {
        if (fields[i].type == FieldType::Target)
            names += boundNames(toQString(block.fields[i]));
        if (fields[i].type == FieldType::Name && !block.fields[i].empty())
            names += toQString(block.fields[i]);
    }
}

} // namespace

QStringList boundNames(const QString &target)
{
    static const QRegularExpression name(
        QStringLiteral("(?<![\\w.])([^\\W\\d]\\w*)(?!\\w)\\s*(?![\\w.\\[(])"));
    QStringList names;
    int depth = 0; // of subscripts: what is in them is read, not bound
    QString outside;
    for (const QChar c : target) {
        depth += c == QLatin1Char('[') ? 1 : 0;
        outside += depth > 0 ? (depth == 1 && c == QLatin1Char('[') ? c : QLatin1Char(' ')) : c;
        depth -= c == QLatin1Char(']') && depth > 0 ? 1 : 0;
    }
    for (auto match = name.globalMatch(outside); match.hasNext();)
        names += match.next().captured(1);
    return names;
}

QStringList namesIn(const Scenario &scenario, DefinitionId definition)
{
    QStringList names;
    for (const Definition &each : scenario.definitions)
        names += toQString(each.name);
    const auto add = [&](const Block &block) { addBoundBy(block, names); };
    forEachBlock(scenario.program, add);
    if (const Definition *inside = findDefinition(scenario, definition)) {
        for (const std::string &parameter : inside->parameters)
            names += parameterName(parameter);
        forEachBlock(inside->body, add);
    }
    for (const char *name : languageNames)
        names += QLatin1StringView(name);
    names.removeAll(QString());
    names.sort(Qt::CaseInsensitive);
    names.removeDuplicates();
    return names;
}

int nameStart(const QString &text, int cursor)
{
    int start = cursor;
    while (start > 0 && isNameCharacter(text[start - 1]))
        --start;
    return start;
}

} // namespace coroscope
