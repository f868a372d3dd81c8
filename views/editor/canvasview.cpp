// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/canvasview.h"

#include "views/editor/blockwalk.h"
#include "views/editor/canvasbindings.h"
#include "views/editor/canvasmenu.h"
#include "views/editor/canvaspointer.h"
#include "views/editor/canvasstatus.h"
#include "views/editor/canvastip.h"
#include "views/editor/cardmetrics.h"
#include "views/editor/texts.h"

#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>

#include <cmath>

namespace coroscope {

namespace {

constexpr double sceneMargin = 24; ///< around the cards
constexpr double freeMargin = 160; ///< that can be scrolled to beyond them
constexpr double dotDistance = 20;
constexpr double smallestDots = 0.5; ///< zoom under which the dots are left out

} // namespace

CanvasView::CanvasView(Document &document, RunView &run, Appearance &appearance, QWidget *parent)
    : QGraphicsView(parent), m_document(document), m_run(run), m_appearance(appearance),
      m_scene(new CanvasScene(document, appearance, this)),
      m_overlay(new CanvasOverlay(appearance)),
      m_selection(new CanvasSelection(document, run, this)),
      m_problems(new ScenarioProblems(document, this)),
      m_actions(std::make_unique<CanvasActions>(
          document, *m_selection,
          [this](DefinitionId card, QPointF wanted) {
              return m_scene->freePlace(wanted, m_scene->cardRect(card).size(), card);
          })),
      m_drops(std::make_unique<DropSession>(document, *m_scene, *m_overlay)),
      m_editing(new InPlaceEditing(*this, *m_scene, document, appearance)),
      m_pointer(new CanvasPointer(parts(), this)),
      m_status(new CanvasStatus(document, *m_problems, appearance, this)),
      m_tip(new CanvasTip(appearance, viewport())), m_bindings(makeCanvasActions(*this))
{
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Scenario"));
    setAccessibleDescription(tr("Cards of blocks. Arrow keys walk, Enter edits, T inserts."));
    setScene(m_scene);
    m_scene->addItem(m_overlay);
    setFrameShape(NoFrame);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setAcceptDrops(true);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setTransformationAnchor(NoAnchor);
    setViewportUpdateMode(BoundingRectViewportUpdate);
    setOptimizationFlag(DontSavePainterState);
    connectParts();
    applyAppearance();
    fitSceneRect();
}

CanvasView::~CanvasView() = default;

CanvasParts CanvasView::parts()
{
    return {m_document,   m_run,      *this,    *m_scene,  *m_overlay,
            *m_selection, *m_actions, *m_drops, *m_editing};
}

void CanvasView::connectParts()
{
    connect(m_scene, &CanvasScene::laidOut, this, &CanvasView::fitSceneRect);
    connect(&m_document, &Document::changed, this, [this](const ChangeEvent &event) {
        m_isNew |= event.kind == ChangeEvent::Kind::Reset;
        m_resets += event.kind == ChangeEvent::Kind::Reset;
    });
    connect(m_selection, &CanvasSelection::changed, this, &CanvasView::refreshHighlights);
    connect(m_selection, &CanvasSelection::chosenElsewhere, this, [this] {
        if (const BlockId block = m_selection->current(); m_scene->cardOf(block))
            ensureVisible(m_scene->blockRect(block), 24, 40);
    });
    connect(m_problems, &ScenarioProblems::changed, this, &CanvasView::refreshHighlights);
    connect(&m_run, &RunView::hoverChanged, this, &CanvasView::refreshHighlights);
    connect(&m_run, &RunView::playheadChanged, this, &CanvasView::refreshHighlights);
    connect(&m_run, &RunView::cleared, this, &CanvasView::refreshHighlights);
    connect(&m_run.breakpoints(), &BreakpointSet::changed, this, &CanvasView::refreshHighlights);
    connect(&m_appearance, &Appearance::changed, this, &CanvasView::applyAppearance);
    connect(m_pointer, &CanvasPointer::refused, this, [this](const QString &why) {
        m_tip->tell(why, viewport()->mapFromGlobal(QCursor::pos()));
    });
    connect(m_pointer, &CanvasPointer::moreRequested, this, [this](BlockId block) {
        QMenu *menu = hiddenFieldsMenu(parts(), block);
        menu->popup(viewport()->mapToGlobal(selectionPoint()));
    });
    connect(m_pointer, &CanvasPointer::kindMenuRequested, this, [this](DefinitionId definition) {
        QMenu *menu = definitionKindMenu(parts(), definition);
        menu->popup(viewport()->mapToGlobal(
            mapFromScene(m_scene->cardPosition(definition) + QPointF(12, 34))));
    });
    connect(m_editing, &InPlaceEditing::began, this, [this](const EditTarget &target) {
        if (target.block && !m_selection->contains(target.block))
            m_selection->select(target.block);
        if (target.block)
            ensureVisible(m_scene->blockRect(target.block), 24, 40);
    });
}

void CanvasView::applyAppearance()
{
    setBackgroundBrush(m_appearance.color(ColorRole::Canvas));
    viewport()->update();
}

void CanvasView::refreshHighlights()
{
    Highlights lights;
    lights.selected = m_selection->blocks();
    lights.current = m_selection->current();
    lights.card = m_selection->card();
    lights.hovered = m_run.hoveredBlock();
    lights.running = m_run.runningBlocks();
    lights.waiting = m_run.waitingBlocks();
    for (const std::uint32_t block : m_run.breakpoints().wanted().blocks)
        lights.breakpoints.insert(block);
    for (const Problem &problem : m_problems->problems()) {
        const Block *block = findBlock(m_document.scenario(), problem.block);
        if (!block)
            continue;
        const auto field = fieldIndex(blockType(block->kind), problem.field);
        lights.faults.insert(problem.block.value, field ? static_cast<int>(*field) : -1);
    }
    m_scene->setHighlights(lights);
}

/// What the scroll bars take from the viewport's width and height when they are there.
QSize CanvasView::barSizes() const
{
    return {verticalScrollBar()->sizeHint().width(), horizontalScrollBar()->sizeHint().height()};
}

/// The cards and room around them; more room where they cannot all be seen at once.
QRectF CanvasView::roomOfCards() const
{
    QRectF cards;
    for (const DefinitionId id : m_scene->cards())
        cards |= m_scene->cardRect(id);
    if (cards.isNull())
        return {-sceneMargin, -sceneMargin, 1, 1};
    QRectF room = cards.adjusted(-sceneMargin, -sceneMargin, 0, 0);
    const QSizeF whole = QSizeF(maximumViewportSize()) / zoom();
    const QSizeF bars = QSizeF(barSizes()) / zoom();
    const bool isTall = room.height() > whole.height();
    const bool isWide = room.width() > whole.width() - (isTall ? bars.width() : 0);
    return room.adjusted(
        0, 0, isWide ? freeMargin : 0,
        isTall || (isWide && room.height() > whole.height() - bars.height()) ? freeMargin : 0);
}

void CanvasView::fitSceneRect()
{
    const QRectF inner = roomOfCards();
    // What is shown now stays where it is, whatever the cards do; a new scenario begins at its top.
    const QSize bars = barSizes(); // they may yet appear
    const QRectF shown =
        mapToScene(viewport()->rect().adjusted(1, 1, -bars.width(), -bars.height())).boundingRect();
    setSceneRect(m_isNew ? inner : inner | shown);
    if (m_isNew) {
        horizontalScrollBar()->setValue(horizontalScrollBar()->minimum());
        verticalScrollBar()->setValue(verticalScrollBar()->minimum());
    }
    m_isNew = false;
    viewport()->update();
}

QString CanvasView::statusText() const { return m_status->text(); }

QString CanvasView::refusal() const { return m_tip->isHidden() ? QString() : m_tip->text(); }

void CanvasView::tell(const QString &sentence) { m_tip->tellForAWhile(sentence, selectionPoint()); }

QPoint CanvasView::selectionPoint()
{
    const BlockId block = m_selection->current();
    if (block && m_scene->cardOf(block))
        return mapFromScene(m_scene->blockRect(block).bottomLeft());
    if (m_selection->card() && m_scene->card(*m_selection->card()))
        return mapFromScene(m_scene->cardRect(*m_selection->card()).topLeft() + QPointF(12, 34));
    return {viewport()->width() / 2 - 100, viewport()->height() / 3};
}

QPointF CanvasView::freePlace()
{
    QRectF taken;
    for (const DefinitionId id : m_scene->cards())
        taken |= m_scene->cardRect(id);
    const QPointF wanted = taken.isNull()
                               ? mapToScene(viewport()->rect().center()) - QPointF(0, 80)
                               : QPointF(taken.right() + cardmetric::cardGap, taken.top());
    return m_scene->freePlace(wanted, {cardmetric::minimumWidth, cardmetric::newCardHeight});
}

void CanvasView::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, backgroundBrush());
    if (zoom() < smallestDots)
        return;
    QList<QPointF> dots;
    const double left = std::floor(rect.left() / dotDistance) * dotDistance;
    const double top = std::floor(rect.top() / dotDistance) * dotDistance;
    for (double y = top; y < rect.bottom(); y += dotDistance) {
        for (double x = left; x < rect.right(); x += dotDistance)
            dots.append({x, y});
    }
    QPen pen(m_appearance.color(ColorRole::CanvasDot), 1.5);
    pen.setCosmetic(true);
    painter->setPen(pen);
    painter->drawPoints(dots.constData(), static_cast<int>(dots.size()));
}

void CanvasView::drawForeground(QPainter *painter, const QRectF &)
{
    if (!m_scene->cards().empty())
        return;
    painter->save();
    painter->resetTransform();
    painter->setPen(m_appearance.color(ColorRole::TextMuted));
    painter->setFont(font::interface(font::Size::Large));
    painter->drawText(viewport()->rect(), Qt::AlignCenter, tr("Drag a block here, or press T"));
    painter->restore();
}

} // namespace coroscope

#include "moc_canvasview.cpp"
