// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/pythonexport.h"

#include "scenario/blockcatalog.h"

namespace coroscope {

namespace {

struct Writer {
    PythonText out;

    void line(const std::string &text, int depth, BlockId block)
    {
        out.text += std::string(static_cast<std::size_t>(depth) * 4, ' ') + text + '\n';
        out.lines.push_back(block);
    }
    void blocks(const BlockList &list, int depth)
    {
        for (const Block &block : list) {
            if (block.disabled)
                continue;
            line(pythonLine(block), depth, block.id);
            blocks(block.body, depth + 1);
            blocks(block.clauses, depth);
        }
    }
};

} // namespace

PythonText exportPython(const Scenario &scenario, PythonFlavour flavour)
{
    Writer writer;
    const bool isThreads = flavour == PythonFlavour::Threads;
    writer.line(isThreads ? "import threading" : "import asyncio", 0, {});
    for (const Definition &definition : scenario.definitions) {
        std::string head =
            definition.kind == Definition::Kind::Coroutine && !isThreads ? "async def " : "def ";
        head += definition.name + '(';
        for (const std::string &parameter : definition.parameters)
            head += parameter + (&parameter == &definition.parameters.back() ? "" : ", ");
        writer.line("", 0, {});
        writer.line(head + "):", 0, {});
        writer.blocks(definition.body, 1);
    }
    writer.line("", 0, {});
    writer.blocks(scenario.program, 0);
    return writer.out;
}

} // namespace coroscope
