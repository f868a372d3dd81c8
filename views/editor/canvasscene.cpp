// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/canvasscene.h"

#include "views/editor/cardmetrics.h"

#include "views/editor/canvaslayout.h"
#include "views/editor/carditem.h"

#include <QGraphicsView>
#include <QTimer>

namespace coroscope {

namespace {

/// The blocks on which two highlights differ.
QSet<std::uint32_t> difference(const Highlights &a, const Highlights &b)
{
    const auto symmetric = [](const QSet<std::uint32_t> &x, const QSet<std::uint32_t> &y) {
        return (x - y) + (y - x);
    };
    QSet<std::uint32_t> blocks = symmetric(a.selected, b.selected);
    blocks += symmetric(a.running, b.running);
    blocks += symmetric(a.waiting, b.waiting);
    blocks += symmetric(a.breakpoints, b.breakpoints);
    if (a.hovered != b.hovered)
        blocks += {a.hovered.value, b.hovered.value};
    if (a.current != b.current)
        blocks += {a.current.value, b.current.value};
    return blocks;
}

} // namespace

CanvasScene::CanvasScene(Document &document, Appearance &appearance, QObject *parent)
    : QGraphicsScene(parent), m_document(document), m_appearance(appearance)
{
    setItemIndexMethod(NoIndex);
    connect(&document, &Document::changed, this, &CanvasScene::onChanged);
    connect(&appearance, &Appearance::changed, this, [this] {
        m_measure = FontMeasure();
        m_allDirty = true;
        schedule();
    });
    schedule();
}

CanvasScene::~CanvasScene() = default;

void CanvasScene::setHighlights(const Highlights &highlights)
{
    refresh();
    const bool all =
        m_highlights.faults != highlights.faults || m_highlights.card != highlights.card;
    const QSet<std::uint32_t> blocks = difference(m_highlights, highlights);
    m_highlights = highlights;
    if (all) {
        for (const auto &[id, item] : m_items)
            item->update();
        return;
    }
    std::set<DefinitionId> touched;
    for (const std::uint32_t block : blocks) {
        const auto found = m_cardOfBlock.find(block);
        if (found != m_cardOfBlock.end())
            touched.insert(found->second);
    }
    for (const DefinitionId card : touched) {
        if (const auto found = m_items.find(card); found != m_items.end())
            found->second->update();
    }
}

void CanvasScene::onChanged(const ChangeEvent &event)
{
    const Scenario &scenario = m_document.scenario();
    switch (event.kind) {
    case ChangeEvent::Kind::Reset:
        m_allDirty = true;
        break;
    case ChangeEvent::Kind::ListChanged:
        touch(event.list.parent ? definitionOf(scenario, event.list.parent)
                                : event.list.definition);
        break;
    case ChangeEvent::Kind::FieldChanged:
    case ChangeEvent::Kind::BlockChanged:
        touch(definitionOf(scenario, event.block));
        break;
    case ChangeEvent::Kind::DefinitionAdded:
    case ChangeEvent::Kind::DefinitionRemoved:
    case ChangeEvent::Kind::DefinitionChanged:
        touch(event.definition);
        break;
    case ChangeEvent::Kind::LayoutChanged:
        m_placesDirty = true;
        break;
    case ChangeEvent::Kind::TextChanged:
    case ChangeEvent::Kind::SettingsChanged:
    case ChangeEvent::Kind::NotesChanged:
        return;
    }
    schedule();
}

void CanvasScene::touch(DefinitionId card)
{
    m_dirty.insert(card);
    m_placesDirty = true;
}

void CanvasScene::schedule()
{
    if (m_isScheduled)
        return;
    m_isScheduled = true;
    QTimer::singleShot(0, this, &CanvasScene::refresh);
}

void CanvasScene::refresh()
{
    m_isScheduled = false;
    if (!m_allDirty && !m_placesDirty && m_dirty.empty())
        return;
    const Scenario &scenario = m_document.scenario();
    const std::vector<DefinitionId> cards = cardsOf(scenario);
    const std::set<DefinitionId> present(cards.begin(), cards.end());
    std::set<DefinitionId> stale = m_dirty;
    for (const DefinitionId card : cards) {
        if (m_allDirty || !m_items.contains(card))
            stale.insert(card);
    }
    std::erase_if(m_items, [&](const auto &entry) {
        if (present.contains(entry.first))
            return false;
        delete entry.second;
        return true;
    });
    if (m_allDirty)
        m_cardOfBlock.clear();
    for (const DefinitionId card : stale) {
        if (!present.contains(card))
            continue;
        CardItem *&item = m_items[card];
        if (!item) {
            item = new CardItem(m_appearance, m_highlights);
            addItem(item);
        }
        item->setLayout(layOutCard(scenario, card, m_measure));
        for (const BlockBox &box : item->layout().boxes)
            m_cardOfBlock[box.id.value] = card;
    }
    m_dirty.clear();
    m_allDirty = false;
    placeCards();
    Q_EMIT
    laidOut();
}

void CanvasScene::placeCards()
{
    m_placesDirty = false;
    std::map<DefinitionId, QSizeF> sizes;
    for (const auto &[id, item] : m_items)
        sizes[id] = item->layout().size;
    const std::map<DefinitionId, QPointF> places = cardPositions(m_document.scenario(), sizes);
    double depth = 0;
    for (const DefinitionId id : cards()) {
        m_items[id]->setPos(places.at(id));
        m_items[id]->setZValue(depth++);
    }
}

const CardLayout *CanvasScene::card(DefinitionId definition)
{
    refresh();
    const auto found = m_items.find(definition);
    return found == m_items.end() ? nullptr : &found->second->layout();
}

const CardLayout *CanvasScene::cardOf(BlockId block)
{
    refresh();
    const auto found = m_cardOfBlock.find(block.value);
    const CardLayout *layout = found == m_cardOfBlock.end() ? nullptr : card(found->second);
    return layout && layout->indexOf(block) >= 0 ? layout : nullptr;
}

QPointF CanvasScene::cardPosition(DefinitionId definition)
{
    refresh();
    const auto found = m_items.find(definition);
    return found == m_items.end() ? QPointF() : found->second->pos();
}

std::vector<DefinitionId> CanvasScene::cards() const { return cardsOf(m_document.scenario()); }

CanvasHit CanvasScene::hitAt(QPointF scenePoint)
{
    refresh();
    const std::vector<DefinitionId> order = cards();
    // Later cards are drawn above earlier ones.
    for (auto id = order.rbegin(); id != order.rend(); ++id) {
        const CardItem *item = m_items[*id];
        const QPointF local = scenePoint - item->pos();
        const CardLayout &layout = item->layout();
        if (!QRectF(QPointF(), layout.size).contains(local))
            continue;
        CanvasHit hit{.card = &layout, .local = local};
        hit.inHeader = layout.header.contains(local);
        hit.header = layout.headerPartAt(local);
        hit.box = layout.boxAt(local);
        hit.part = layout.partAt(hit.box, local);
        const BlockBox *box = hit.block();
        hit.gutter =
            box && box->head.contains(local) && local.x() < box->head.left() + cardmetric::gutter;
        hit.more = box && box->hasHiddenFields && box->more.contains(local);
        return hit;
    }
    return {};
}

QRectF CanvasScene::blockRect(BlockId block)
{
    const CardLayout *layout = cardOf(block);
    if (!layout)
        return {};
    return layout->boxes[static_cast<std::size_t>(layout->indexOf(block))].head.translated(
        cardPosition(layout->definition));
}

QRectF CanvasScene::cardRect(DefinitionId definition)
{
    const CardLayout *layout = card(definition);
    return layout ? QRectF(cardPosition(definition), layout->size) : QRectF();
}

QPointF CanvasScene::freePlace(QPointF wanted, QSizeF size, std::optional<DefinitionId> itself)
{
    std::vector<QRectF> taken;
    for (const DefinitionId id : cards()) {
        if (id != itself)
            taken.push_back(cardRect(id));
    }
    const QGraphicsView *view = views().value(0);
    const QRectF shown =
        view ? view->mapToScene(view->viewport()->rect()).boundingRect() : QRectF();
    return freeCardPlace(wanted, size, shown, taken);
}

std::vector<BlockId> CanvasScene::blocksIn(const QRectF &area)
{
    refresh();
    std::vector<BlockId> blocks;
    for (const DefinitionId id : cards()) {
        const CardItem *item = m_items[id];
        const QRectF local = area.translated(-item->pos());
        for (const BlockBox &box : item->layout().boxes) {
            if (box.head.intersects(local))
                blocks.push_back(box.id);
        }
    }
    return blocks;
}

void CanvasScene::showCardAt(DefinitionId definition, QPointF position)
{
    if (const auto found = m_items.find(definition); found != m_items.end())
        found->second->setPos(position);
}

} // namespace coroscope

#include "moc_canvasscene.cpp"
