// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/dropsession.h"

#include "scenario/blockcatalog.h"
#include "views/editor/blockwalk.h"
#include "views/editor/carddrop.h"
#include "views/editor/cardmetrics.h"
#include "views/editor/droprules.h"

namespace coroscope {

namespace {

constexpr QPointF ghostOffset(14, 8);
constexpr QPointF newCardOffset(-40, -20); ///< of a new card's corner from the pointer
constexpr QSizeF newCardSize(cardmetric::minimumWidth, cardmetric::newCardHeight);

} // namespace

void DropSession::begin(DragPayload payload, bool showGhost)
{
    m_isActive = true;
    m_payload = std::move(payload);
    m_place.reset();
    m_newCard.reset();
    m_ghost.reset();
    if (showGhost && !m_payload.blocks.empty())
        m_ghost = layOutSingleBlock(m_payload.blocks.front(), m_scene.measure());
}

QString DropSession::problemAt(const BlockAddress &address) const
{
    const Scenario &scenario = m_document.scenario();
    if (m_payload.moving.empty())
        return dropProblem(scenario, m_payload.blocks, address);
    std::vector<const Block *> blocks;
    for (const BlockId id : m_payload.moving) {
        if (const Block *block = findBlock(scenario, id))
            blocks.push_back(block);
    }
    return dropProblem(scenario, blocks, address, m_payload.moving);
}

QString DropSession::newCardProblem() const
{
    if (m_payload.definition || m_payload.blocks.empty())
        return {};
    const BlockKind kind = m_payload.blocks.front().kind;
    if (blockType(kind).programOnly || kind == BlockKind::Define)
        return {};
    return coroscope::newCardProblem(m_payload.blocks);
}

/// New blocks over the empty canvas may have a place of their own in the program.
std::optional<BlockAddress> DropSession::placeInProgram() const
{
    if (m_payload.definition || !m_payload.moving.empty())
        return {};
    return ownPlace(m_document.scenario(), m_payload.blocks);
}

QString DropSession::moveTo(QPointF point)
{
    m_place.reset();
    m_newCard.reset();
    const CanvasHit hit = m_scene.hitAt(point);
    QString problem;
    std::optional<QLineF> bar;
    if (hit.card && !m_payload.definition) {
        const bool isClause = coroscope::isClause(m_payload.blocks.front().kind);
        const auto place = dropPlaceAt(*hit.card, hit.local, isClause);
        problem = place ? problemAt(place->address) : coroscope::newCardProblem(m_payload.blocks);
        if (place && problem.isEmpty()) {
            m_place = place->address;
            bar = place->bar.translated(m_scene.cardPosition(hit.card->definition));
        }
    } else if (hit.card) {
        problem = tr("A new card needs a free place on the canvas.");
    } else if (const auto own = placeInProgram()) {
        problem = problemAt(*own);
        if (problem.isEmpty())
            m_place = own;
        if (const CardLayout *program = m_scene.card({}); program && m_place)
            bar = barAt(*program, *own);
        if (bar)
            bar->translate(m_scene.cardPosition({}));
    } else {
        problem = newCardProblem();
        if (problem.isEmpty())
            m_newCard = m_scene.freePlace(point + newCardOffset, newCardSize);
    }
    m_overlay.showBar(bar);
    m_overlay.showNewCard(m_newCard ? std::optional(QRectF(*m_newCard, newCardSize))
                                    : std::nullopt);
    if (m_ghost)
        m_overlay.showGhost(*m_ghost, point + ghostOffset,
                            static_cast<int>(m_payload.blocks.size()));
    return problem;
}

QString DropSession::drop(CanvasActions &actions, bool copy)
{
    const std::optional<BlockAddress> place = m_place;
    const std::optional<QPointF> newCard = m_newCard;
    const DragPayload payload = std::move(m_payload);
    cancel();
    const bool moves = !payload.moving.empty() && !copy;
    if (place)
        return moves ? actions.move(payload.moving, *place)
                     : actions.insertAt(*place, payload.blocks);
    if (!newCard)
        return {};
    if (payload.definition) {
        actions.addCard(*payload.definition, *newCard);
        return {};
    }
    return moves ? actions.moveToNewCard(payload.moving, *newCard)
                 : actions.insertCard(payload.blocks, *newCard);
}

void DropSession::cancel()
{
    m_isActive = false;
    m_payload = {};
    m_ghost.reset();
    m_place.reset();
    m_newCard.reset();
    m_overlay.clear();
}

} // namespace coroscope
