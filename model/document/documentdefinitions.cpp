// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/definitioncommand.h"
#include "document/document.h"
#include "document/valuecommand.h"
#include "scenario/blockcatalog.h"
#include "scenario/limits.h"
#include "scenario/placement.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace coroscope {
namespace {

using Kind = ChangeEvent::Kind;

bool isOnCanvas(const CardPosition &position)
{
    return std::abs(position.x) <= limits::coordinate && std::abs(position.y) <= limits::coordinate;
}

} // namespace

DefinitionId Document::addDefinition(Definition definition, CardPosition position)
{
    const bool holdsClauses = std::any_of(definition.body.begin(), definition.body.end(),
                                          [](const Block &block) { return isClause(block.kind); });
    const bool fits = isOnCanvas(position) && !holdsClauses && areWellFormed(definition.body) &&
                      nestingOf(definition.body) <= limits::nesting &&
                      countBlocks(m_scenario) + countBlocks(definition.body) <= limits::blocks;
    if (!fits)
        return {};
    definition.id = DefinitionId(newId());
    number(definition.body, true);
    const DefinitionId id = definition.id;
    m_undoStack.push(
        new DefinitionCommand(*this, tr("Add a definition"), std::move(definition), position));
    return id;
}

bool Document::removeDefinition(DefinitionId id)
{
    if (!findDefinition(m_scenario, id))
        return false;
    m_undoStack.push(new DefinitionCommand(*this, tr("Remove a definition"), id));
    return true;
}

bool Document::setDefinitionKind(DefinitionId id, Definition::Kind kind)
{
    const Definition *definition = findDefinition(m_scenario, id);
    if (definition && definition->kind != kind)
        m_undoStack.push(new ValueCommand<Definition::Kind>(
            *this, tr("Change the kind of a definition"),
            {.kind = Kind::DefinitionChanged, .definition = id}, kind,
            [](Scenario &s, const ChangeEvent &which, Definition::Kind &value) {
                std::swap(findDefinition(s, which.definition)->kind, value);
            }));
    return definition != nullptr;
}

bool Document::renameDefinition(DefinitionId id, const std::string &name)
{
    const Definition *definition = findDefinition(m_scenario, id);
    if (!definition || !isText(name))
        return false;
    if (definition->name != name)
        m_undoStack.push(new ValueCommand<std::string>(
            *this, tr("Rename a definition"), {.kind = Kind::DefinitionChanged, .definition = id},
            name,
            [](Scenario &s, const ChangeEvent &which, std::string &value) {
                findDefinition(s, which.definition)->name.swap(value);
            },
            MergeId::DefinitionName));
    return true;
}

bool Document::setParameters(DefinitionId id, const std::vector<std::string> &parameters)
{
    const Definition *definition = findDefinition(m_scenario, id);
    if (!definition || !std::all_of(parameters.begin(), parameters.end(), isText))
        return false;
    if (definition->parameters != parameters)
        m_undoStack.push(new ValueCommand<std::vector<std::string>>(
            *this, tr("Change parameters"), {.kind = Kind::DefinitionChanged, .definition = id},
            parameters,
            [](Scenario &s, const ChangeEvent &which, std::vector<std::string> &value) {
                findDefinition(s, which.definition)->parameters.swap(value);
            },
            MergeId::Parameters));
    return true;
}

bool Document::setCardPosition(DefinitionId id, CardPosition position)
{
    if ((id && !findDefinition(m_scenario, id)) || !isOnCanvas(position))
        return false;
    const auto card = m_scenario.layout.find(id);
    if (card != m_scenario.layout.end() && card->second == position)
        return true;
    using Place = std::optional<CardPosition>;
    m_undoStack.push(new ValueCommand<Place>(
        *this, tr("Move a card"), {.kind = Kind::LayoutChanged, .definition = id}, position,
        [](Scenario &s, const ChangeEvent &which, Place &value) {
            const auto old = s.layout.extract(which.definition);
            if (value)
                s.layout[which.definition] = *value;
            value = old ? Place(old.mapped()) : std::nullopt;
        },
        MergeId::CardPosition));
    return true;
}

} // namespace coroscope
