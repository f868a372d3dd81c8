// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/definitioncommand.h"

#include <utility>

namespace coroscope {

DefinitionCommand::DefinitionCommand(Document &document, const QString &text, Definition definition,
                                     CardPosition position)
    : DocumentCommand(document, text), m_adds(true), m_id(definition.id),
      m_definition(std::move(definition)), m_index(document.scenario().definitions.size()),
      m_position(position)
{
}

DefinitionCommand::DefinitionCommand(Document &document, const QString &text, DefinitionId id)
    : DocumentCommand(document, text), m_adds(false), m_id(id), m_index(0)
{
}

void DefinitionCommand::redo() { m_adds ? add() : remove(); }

void DefinitionCommand::undo() { m_adds ? remove() : add(); }

void DefinitionCommand::add()
{
    auto &definitions = scenario().definitions;
    definitions.insert(definitions.begin() + static_cast<std::ptrdiff_t>(m_index),
                       std::exchange(m_definition, {}));
    if (m_position)
        scenario().layout[m_id] = *m_position;
    announce({.kind = ChangeEvent::Kind::DefinitionAdded, .definition = m_id});
}

void DefinitionCommand::remove()
{
    auto &definitions = scenario().definitions;
    m_index = static_cast<std::size_t>(findDefinition(scenario(), m_id) - definitions.data());
    m_definition = std::move(definitions[m_index]);
    definitions.erase(definitions.begin() + static_cast<std::ptrdiff_t>(m_index));
    m_position.reset();
    if (const auto card = scenario().layout.extract(m_id))
        m_position = card.mapped();
    announce({.kind = ChangeEvent::Kind::DefinitionRemoved, .definition = m_id});
}

} // namespace coroscope
