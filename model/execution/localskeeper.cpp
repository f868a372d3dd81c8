// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/localskeeper.h"

#include "execution/valuejson.h"
#include "values/objects.h"

namespace coroscope {

namespace {

constexpr std::size_t longestValue = 160;        ///< bytes
constexpr std::size_t mostVariables = 4'000'000; ///< of a run: 32 MB, and their texts

/// What slot \p index holds for the program; unbound when nothing.
Value variable(const Frame &frame, std::uint32_t index)
{
    const Value &value = frame.slot(index);
    const auto *cell = value.as<Cell>();
    if (!cell)
        return value;
    return cell->bound ? cell->value : Value::unbound();
}

} // namespace

void LocalsKeeper::statementBegins(TaskId task, const RunningFiber &fiber)
{
    if (m_savedAt == m_writer.count())
        return;
    m_savedAt = m_writer.count();
    add(fiber);
    save(m_savedAt, task);
}

void LocalsKeeper::breakpointMet(TaskId task, const RunningFiber &fiber)
{
    m_savedAt = m_writer.count() + 1;
    add(fiber);
    save(m_savedAt, task);
}

void LocalsKeeper::waitBegins(TaskId task, const Frame *top)
{
    add(top);
    save(m_writer.count() + 1, task);
}

void LocalsKeeper::add(const RunningFiber &fiber)
{
    for (const RunningFiber *each = &fiber; each; each = each->outer)
        add(static_cast<const Fiber &>(each->fiber).top());
}

/// Adds the variables of \p top and of the frames below it.
void LocalsKeeper::add(const Frame *top)
{
    for (const Frame *frame = top; frame; frame = FrameStack::below(*frame)) {
        const Code &code = *frame->code;
        if (code.kind == Code::Kind::Module)
            continue;
        const Names &names = namesIn(code);
        m_locals.push_back({names.function, 0});
        for (std::uint32_t i = 0; i < code.slots; ++i) {
            if (names.slots[i] == 0)
                continue;
            if (const Value value = variable(*frame, i); !value.isUnbound())
                m_locals.push_back({names.slots[i], textOf(value)});
        }
    }
}

const LocalsKeeper::Names &LocalsKeeper::namesIn(const Code &code)
{
    Names &names = m_names[&code];
    if (names.function == 0) {
        names.function = m_writer.text(code.name);
        for (const std::string &slot : code.slotNames)
            names.slots.push_back(slot.starts_with('.') ? 0 : m_writer.text(slot));
    }
    return names;
}

/// Equal texts are one, since the same is put down again and again; numbers are too short for that.
TextId LocalsKeeper::textOf(const Value &value)
{
    if (value.isInt())
        return m_writer.numberText(value.asInt());
    m_text.clear();
    appendVariableJson(m_text, value, longestValue);
    return m_writer.text(m_text);
}

void LocalsKeeper::save(std::uint64_t event, TaskId task)
{
    m_saved += m_locals.size();
    if (m_saved > mostVariables) {
        m_keeping = false;
        m_locals.clear();
        task = TaskId();
    }
    m_writer.saveLocals(event, task, m_locals);
    m_locals.clear();
}

} // namespace coroscope
