// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/document.h"

#include "document/valuecommand.h"
#include "scenario/limits.h"

#include <algorithm>
#include <unordered_set>

namespace coroscope {
namespace {

using Kind = ChangeEvent::Kind;

void collectIds(const BlockList &blocks, std::unordered_set<std::uint32_t> &ids)
{
    for (const Block &block : blocks) {
        ids.insert(block.id.value);
        collectIds(block.body, ids);
        collectIds(block.clauses, ids);
    }
}

std::unordered_set<std::uint32_t> idsIn(const Scenario &scenario)
{
    std::unordered_set<std::uint32_t> ids;
    for (const Definition &definition : scenario.definitions) {
        ids.insert(definition.id.value);
        collectIds(definition.body, ids);
    }
    collectIds(scenario.program, ids);
    return ids;
}

} // namespace

Document::Document(QObject *parent) : QObject(parent)
{
    connect(&m_undoStack, &QUndoStack::cleanChanged, this, [this](bool isClean) {
        Q_EMIT
        modifiedChanged(!isClean);
    });
}

Document::~Document()
{
    // The stack says "clean" once more while it is destroyed.
    m_undoStack.disconnect(this);
}

void Document::setScenario(Scenario scenario)
{
    m_scenario = std::move(scenario);
    m_nextId = m_scenario.nextId();
    m_fillsGaps = false;
    for (Definition &definition : m_scenario.definitions) {
        if (!definition.id)
            definition.id = DefinitionId(newId());
        number(definition.body, false);
    }
    number(m_scenario.program, false);
    m_undoStack.clear();
    m_undoStack.setClean(); // clear() forgets it when there is nothing to clear
    endEditing();
    Q_EMIT
    changed({.kind = Kind::Reset});
}

/// A number that nothing in the scenario has. Numbers grow, so that the ids in a recording are not
/// given again; only at the end of the range are gaps filled.
std::uint32_t Document::newId()
{
    if (m_nextId > limits::greatestId) {
        m_nextId = 1;
        m_fillsGaps = true;
    }
    if (m_fillsGaps) {
        const auto used = idsIn(m_scenario);
        while (used.count(m_nextId) != 0)
            ++m_nextId;
    }
    return m_nextId++;
}

bool Document::isText(const std::string &text) { return text.size() <= limits::textBytes; }

bool Document::setTitle(const std::string &title)
{
    if (!isText(title))
        return false;
    if (title != m_scenario.title)
        m_undoStack.push(new ValueCommand<std::string>(
            *this, tr("Change the title"), {.kind = Kind::TextChanged}, title,
            [](Scenario &s, const ChangeEvent &, std::string &value) { s.title.swap(value); },
            MergeId::Title));
    return true;
}

bool Document::setDescription(const std::string &description)
{
    if (!isText(description))
        return false;
    if (description != m_scenario.description)
        m_undoStack.push(new ValueCommand<std::string>(
            *this, tr("Change the description"), {.kind = Kind::TextChanged}, description,
            [](Scenario &s, const ChangeEvent &, std::string &value) { s.description.swap(value); },
            MergeId::Description));
    return true;
}

bool Document::setSettings(const Settings &settings)
{
    if (!(settings == m_scenario.settings))
        m_undoStack.push(new ValueCommand<Settings>(
            *this, tr("Change the settings"), {.kind = Kind::SettingsChanged}, settings,
            [](Scenario &s, const ChangeEvent &, Settings &value) {
                std::swap(s.settings, value);
            }));
    return true;
}

bool Document::setNotes(const std::vector<Note> &notes)
{
    const bool isValid = std::all_of(notes.begin(), notes.end(), [](const Note &note) {
        return note.at >= 0 && note.at <= limits::noteTime && isText(note.text);
    });
    if (!isValid)
        return false;
    if (notes != m_scenario.notes)
        m_undoStack.push(new ValueCommand<std::vector<Note>>(
            *this, tr("Change the notes"), {.kind = Kind::NotesChanged}, notes,
            [](Scenario &s, const ChangeEvent &, std::vector<Note> &value) {
                s.notes.swap(value);
            }));
    return true;
}

void Document::endEditing() { ++m_editingSession; }

} // namespace coroscope

#include "moc_document.cpp"
