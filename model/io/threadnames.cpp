// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/pythonfields.h"
#include "io/threadcalls.h"
#include "language/children.h"

#include <algorithm>

/// What a scenario's names are, looked up before it is written for threads.
namespace coroscope {
namespace {

constexpr std::string_view loopMakers[] = {"asyncio.get_running_loop()", "asyncio.get_event_loop()",
                                           "asyncio.new_event_loop()"};
constexpr std::string_view namings[] = {".get_name(", ".set_name(", "current_task(", "all_tasks("};

} // namespace

ThreadNames::ThreadNames(const Scenario &scenario)
{
    for (const Definition &definition : scenario.definitions) {
        add(presentable(definition).block);
        add(definition.body);
    }
    add(scenario.program);
}

void ThreadNames::add(const BlockList &blocks)
{
    for (const Block &block : blocks) {
        if (block.disabled)
            continue;
        add(presentable(block).block);
        add(block.body);
        add(block.clauses);
    }
}

void ThreadNames::add(const Block &block)
{
    const std::set<std::string> bound = namesBound(block);
    const std::string line = pythonLine(block);
    const BlockType &type = blockType(block.kind);
    for (std::size_t i = 0; i < type.fields.size(); ++i) {
        // The loop of a block is one of whose methods it is a call.
        if (type.fields[i].key == "loop" || type.fields[i].type == FieldType::Target)
            continue;
        for (const language::ExprPtr &tree : parsedField(type.fields[i].type, block.fields[i]))
            addValues(*tree);
    }
    m_all.merge(namesRead(block));
    m_all.insert(bound.begin(), bound.end());
    if (block.kind == BlockKind::Define) {
        m_all.merge(parameterNames(block));
        (fieldText(block, "keyword") == "def" ? m_functions : m_coroutines)
            .insert(bound.begin(), bound.end());
    }
    const bool isLoop =
        std::any_of(std::begin(loopMakers), std::end(loopMakers), [&](std::string_view maker) {
            return line.ends_with(" = " + std::string(maker));
        });
    if (isLoop)
        m_loops.insert(bound.begin(), bound.end());
    m_areThreadsNamed |=
        (block.kind == BlockKind::CreateTask && !fieldText(block, "name").empty()) ||
        std::any_of(std::begin(namings), std::end(namings), [&](std::string_view naming) {
            return line.find(naming) != std::string::npos;
        });
}

void ThreadNames::addValues(const language::Expr &expr)
{
    if (const auto *name = std::get_if<language::Name>(&expr.node))
        m_values.insert(name->id);
    const auto *method = std::get_if<language::Attribute>(&expr.node);
    if (!method || !std::holds_alternative<language::Name>(method->object->node))
        language::forEachChild(expr, [this](const language::Expr &child) { addValues(child); });
}

std::string ThreadNames::helper(std::string_view helper) const
{
    std::string name(helper);
    if (helper == "compute")
        return name; // the scenario's own word for it
    while (m_all.contains(name))
        name += '_';
    return name;
}

} // namespace coroscope
