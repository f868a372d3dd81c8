// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/threadlines.h"

#include "io/pythonfields.h"
#include "io/threadcounterparts.h"

namespace coroscope {
namespace {

constexpr std::string_view pool = "concurrent.futures.ThreadPoolExecutor(max_workers=1000)";

/// A head with `with`, and what it enters.
std::string withHead(std::string_view resource, const Block &block)
{
    const std::string_view name =
        fieldText(block, block.kind == BlockKind::With ? "target" : "variable");
    return "with " + std::string(resource) +
           (name.empty() ? std::string() : " as " + std::string(name)) + ":";
}

/// \p block without the variables that its line gives a value to.
Block withoutTargets(Block block)
{
    const BlockType &type = blockType(block.kind);
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        if (type.fields[i].type == FieldType::Target)
            block.fields[i].clear();
    }
    return block;
}

/// \p block with each field rewritten for itself.
Block rewrittenFields(Block block, ThreadCalls &calls)
{
    const BlockType &type = blockType(block.kind);
    for (std::size_t i = 0; i < type.fields.size(); ++i)
        block.fields[i] = calls.rewritten(type.fields[i].type, block.fields[i]);
    return block;
}

/// The line of a block that is one expression, perhaps with a target before it; or any other.
std::string simpleLine(const Block &block, ThreadCalls &calls)
{
    const std::string line = pythonLine(block);
    const std::string expression = pythonLine(withoutTargets(block));
    if (!line.ends_with(expression) || parsedField(FieldType::Expression, expression).empty())
        return pythonLine(rewrittenFields(block, calls));
    return line.substr(0, line.size() - expression.size()) +
           calls.rewritten(FieldType::Expression, expression);
}

/// `for x in asyncio.as_completed(...):`
std::string loopLine(const Block &block, ThreadCalls &calls)
{
    constexpr std::string_view call = " in asyncio.";
    std::string line = pythonLine(block);
    line.pop_back(); // the colon
    const std::size_t at = line.find(call) + std::string_view(" in ").size();
    return line.substr(0, at) + calls.rewritten(FieldType::Expression, line.substr(at)) + ":";
}

/// The special methods of asynchronous classes are those of plain ones.
void renameMethod(Block &define, PythonLine &line)
{
    std::string &name = define.fields[*fieldIndex(blockType(BlockKind::Define), "name")];
    if (const std::string_view own = generatorCounterpart(name); !own.empty())
        name = own;
    if (name == "__await__")
        line.remark = "On threads nothing awaits an object: call a method of it.";
}

} // namespace

/// True when \p line does no more than keep in place of a loop what nobody asks for.
bool ThreadLines::isLoopOnly(const PythonLine &line) const
{
    constexpr std::string_view nothing = " = None";
    if (line.remark != noLoop || !line.text.ends_with(nothing))
        return line.remark == noLoop && line.text == "None";
    const std::string name = line.text.substr(0, line.text.size() - nothing.size());
    return m_names.isLoop(name) && !m_names.isValue(name);
}

PythonLine ThreadLines::of(const Block &block) const
{
    PythonLine line;
    ThreadCalls calls(m_names, line);
    Block own = block;
    switch (block.kind) {
    case BlockKind::Stop:
    case BlockKind::Close:
    case BlockKind::RunForever:
        line.remark = "There is no loop to " + std::string(block.kind == BlockKind::Stop ? "stop."
                                                           : block.kind == BlockKind::Close
                                                               ? "close."
                                                               : "run: threads run alone.");
        return line;
    case BlockKind::TaskGroup:
        line.text = withHead(pool, block);
        line.imports.insert("import concurrent.futures");
        line.remark = "When one thread fails, the others go on, and its future keeps the error.";
        break;
    case BlockKind::Timeout:
        line.text = withHead("contextlib.nullcontext()", block);
        line.imports.insert("import contextlib");
        line.remark = "Nothing ends a thread from outside: there is no timeout.";
        break;
    case BlockKind::AsCompleted:
        line.text = loopLine(block, calls);
        break;
    case BlockKind::For:
    case BlockKind::With:
    case BlockKind::Define:
        own.fields[0] = block.kind == BlockKind::For    ? "for"
                        : block.kind == BlockKind::With ? "with"
                                                        : "def";
        if (block.kind == BlockKind::Define)
            renameMethod(own, line);
        line.text = pythonLine(rewrittenFields(own, calls));
        break;
    case BlockKind::Class:
        line.text = pythonLine(rewrittenFields(own, calls));
        break;
    default:
        line.text = simpleLine(block, calls);
    }
    if (isLoopOnly(line))
        line.text.clear();
    if (block.kind == BlockKind::Compute)
        line.remark = "One thread computes at a time: the interpreter has one lock.";
    line.names = namesRead(block);
    line.names.erase("asyncio");
    return line;
}

} // namespace coroscope
