// SPDX-License-Identifier: GPL-3.0-or-later
// The canvas' keys and its menu.
#include "views/timeline/chartcanvas.h"

#include "views/timeline/chartpainter.h"

#include <QActionGroup>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

namespace coroscope {

namespace {

constexpr double zoomOfKey = 1.5, panOfKey = 0.15; ///< of the width

} // namespace

/// The keys of the chart, one row each.
struct ChartKeys {
    using Act = void (*)(ChartCanvas &);
    struct Binding {
        int key;
        Qt::KeyboardModifiers modifiers;
        Act act;
        bool isOwn = false; ///< goes before the same key of the window
    };

    static void zoom(ChartCanvas &canvas, double factor)
    {
        // At the pointer when it is over the time area, else in the middle.
        const double pointer = canvas.mapFromGlobal(QCursor::pos()).x() - canvas.m_names;
        const bool isOver =
            canvas.underMouse() && pointer >= 0 && pointer <= canvas.m_state.width();
        canvas.m_state.zoomAt(isOver ? pointer : canvas.m_state.width() / 2, factor);
    }
    static void pan(ChartCanvas &canvas, double share)
    {
        canvas.m_state.panBy(share * canvas.m_state.width());
    }
    static void page(ChartCanvas &canvas, int direction)
    {
        canvas.setScroll(canvas.m_scroll +
                         direction * (canvas.height() - canvas.m_fonts.rulerHeight()) * 4 / 5);
    }
    /// Moves the playhead by \p move and keeps it in sight.
    template <void (Player::*move)()>
    static void play(ChartCanvas &canvas)
    {
        canvas.m_state.followPlayhead();
        (canvas.m_player.*move)();
    }
    static void enter(ChartCanvas &canvas)
    {
        if (!canvas.zoomToMeasure())
            canvas.editMark();
    }
    static void escape(ChartCanvas &canvas)
    {
        if (canvas.m_measure.active)
            canvas.clearMeasure();
        else if (canvas.m_selectedNote >= 0)
            canvas.selectNote(-1);
        else
            canvas.m_state.clearSelection();
    }

    static const Binding *find(const QKeyEvent &event);
};

const ChartKeys::Binding *ChartKeys::find(const QKeyEvent &event)
{
    using C = ChartCanvas;
    static constexpr Qt::KeyboardModifiers upDown = Qt::ControlModifier | Qt::ShiftModifier;
    static constexpr Binding bindings[] = {
        {Qt::Key_W, Qt::NoModifier, [](C &c) { zoom(c, zoomOfKey); }},
        {Qt::Key_S, Qt::NoModifier, [](C &c) { zoom(c, 1 / zoomOfKey); }},
        {Qt::Key_Equal, Qt::ControlModifier, [](C &c) { zoom(c, zoomOfKey); }},
        {Qt::Key_Plus, Qt::ControlModifier, [](C &c) { zoom(c, zoomOfKey); }},
        {Qt::Key_Minus, Qt::ControlModifier, [](C &c) { zoom(c, 1 / zoomOfKey); }},
        {Qt::Key_A, Qt::NoModifier, [](C &c) { pan(c, -panOfKey); }},
        {Qt::Key_D, Qt::NoModifier, [](C &c) { pan(c, panOfKey); }},
        {Qt::Key_0, Qt::ControlModifier, [](C &c) { c.m_state.fitAll(); }},
        {Qt::Key_F, Qt::NoModifier, [](C &c) { c.m_state.fitSelection(); }},
        {Qt::Key_Period, Qt::NoModifier, [](C &c) { c.m_state.stepInLane(+1); }},
        {Qt::Key_Comma, Qt::NoModifier, [](C &c) { c.m_state.stepInLane(-1); }},
        {Qt::Key_Period, Qt::AltModifier, [](C &c) { c.extendMeasure(+1); }},
        {Qt::Key_Comma, Qt::AltModifier, [](C &c) { c.extendMeasure(-1); }},
        {Qt::Key_BracketLeft, Qt::NoModifier, [](C &c) { c.m_state.showCause(); }},
        {Qt::Key_BracketRight, Qt::NoModifier, [](C &c) { c.m_state.showEffect(); }},
        {Qt::Key_F, Qt::ControlModifier,
         [](C &c) {
             Q_EMIT
             c.findRequested();
         },
         true},
        {Qt::Key_Slash, Qt::NoModifier,
         [](C &c) {
             Q_EMIT
             c.findRequested();
         },
         true},
        {Qt::Key_G, Qt::ControlModifier,
         [](C &c) {
             Q_EMIT
             c.goRequested();
         },
         true},
        {Qt::Key_L, Qt::NoModifier,
         [](C &c) {
             Q_EMIT
             c.filterRequested();
         }},
        {Qt::Key_M, Qt::NoModifier, [](C &c) { c.markPlayhead(); }},
        {Qt::Key_Delete, Qt::NoModifier, [](C &c) { c.removeMark(); }, true},
        {Qt::Key_H, Qt::NoModifier, [](C &c) { c.m_state.hideSelectedLane(); }},
        {Qt::Key_H, Qt::ShiftModifier, [](C &c) { c.m_state.showHiddenLanes(); }},
        {Qt::Key_Minus, Qt::NoModifier, [](C &c) { c.m_state.foldSelectedLane(true); }},
        {Qt::Key_Plus, Qt::NoModifier, [](C &c) { c.m_state.foldSelectedLane(false); }},
        {Qt::Key_Up, upDown, [](C &c) { c.m_state.moveSelectedLane(-1); }},
        {Qt::Key_Down, upDown, [](C &c) { c.m_state.moveSelectedLane(+1); }},
        {Qt::Key_Up, Qt::NoModifier, [](C &c) { c.m_state.selectNeighbour(-1); }},
        {Qt::Key_Down, Qt::NoModifier, [](C &c) { c.m_state.selectNeighbour(+1); }},
        {Qt::Key_PageUp, Qt::NoModifier, [](C &c) { page(c, -1); }},
        {Qt::Key_PageDown, Qt::NoModifier, [](C &c) { page(c, +1); }},
        {Qt::Key_Space, Qt::NoModifier, play<&Player::togglePlaying>},
        {Qt::Key_Space, Qt::ShiftModifier, play<&Player::playBack>},
        {Qt::Key_Left, Qt::NoModifier, play<&Player::stepBack>},
        {Qt::Key_Right, Qt::NoModifier, play<&Player::stepForward>},
        {Qt::Key_Left, Qt::ShiftModifier, play<&Player::turnBack>},
        {Qt::Key_Right, Qt::ShiftModifier, play<&Player::turnForward>},
        {Qt::Key_Home, Qt::NoModifier, play<&Player::toBegin>},
        {Qt::Key_End, Qt::NoModifier, play<&Player::toEnd>},
        {Qt::Key_Less, Qt::NoModifier, [](C &c) { c.m_player.slower(); }},
        {Qt::Key_Greater, Qt::NoModifier, [](C &c) { c.m_player.faster(); }},
        {Qt::Key_Return, Qt::NoModifier, enter},
        {Qt::Key_Enter, Qt::NoModifier, enter},
        {Qt::Key_Escape, Qt::NoModifier, escape},
    };
    Qt::KeyboardModifiers modifiers =
        event.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    // Which of these need Shift depends on the keyboard.
    for (int symbol : {Qt::Key_Less, Qt::Key_Greater, Qt::Key_Plus, Qt::Key_Equal, Qt::Key_Slash}) {
        if (event.key() == symbol)
            modifiers &= ~Qt::ShiftModifier;
    }
    for (const Binding &binding : bindings) {
        if (binding.key == event.key() && binding.modifiers == modifiers)
            return &binding;
    }
    return nullptr;
}

bool ChartCanvas::isOwnKey(const QKeyEvent &event)
{
    const ChartKeys::Binding *binding = ChartKeys::find(event);
    return binding && binding->isOwn;
}

void ChartCanvas::keyPressEvent(QKeyEvent *event)
{
    const ChartKeys::Binding *binding = m_state.isEmpty() ? nullptr : ChartKeys::find(*event);
    if (binding)
        binding->act(*this);
    else
        QWidget::keyPressEvent(event);
}

void ChartCanvas::contextMenuEvent(QContextMenuEvent *event)
{
    // By the mouse the menu comes on release, since a right drag pans.
    if (event->reason() == QContextMenuEvent::Keyboard)
        showMenu(mapToGlobal(QPoint(m_names, m_fonts.rulerHeight())));
}

void ChartCanvas::addWalks(QMenu &menu)
{
    menu.addSeparator();
    menu.addAction(tr("Go to the cause"), &m_state, &ChartState::showCause)
        ->setEnabled(!m_state.isEmpty());
    constexpr std::size_t mostEffects = 20;
    std::vector<std::size_t> effects = m_state.effectsHere();
    effects.resize(std::min(effects.size(), mostEffects));
    QMenu &list = *menu.addMenu(tr("Go to an effect"));
    list.setEnabled(!effects.empty());
    for (const std::size_t effect : effects)
        list.addAction(m_state.sentenceOf(effect), &m_state,
                       [this, effect] { m_state.showEffect(effect); });
}

/// To what is under the pointer at \p x; by keyboard (x = 0) to the begin of the selected bar.
void ChartCanvas::addPlayTo(QMenu &menu, int x)
{
    std::optional<Nanos> to;
    if (x > 0 && !m_state.isEmpty())
        to = m_state.axis().timeAt(m_state.positionAt(x));
    else if (const ChartMarks &marks = m_state.marks(); marks.selectedSpan >= 0)
        to = m_state.source()
                 .of(marks.selectedBand)
                 ->lifecycle.lanes()[marks.selectedLane]
                 .spans[static_cast<std::size_t>(marks.selectedSpan)]
                 .begin;
    menu.addAction(x > 0 ? tr("Play to here") : tr("Play to the selected bar"), &m_player,
                   [this, to] { m_player.playTo(*to); })
        ->setEnabled(to.has_value());
}

void ChartCanvas::showMenu(const QPoint &globalPoint)
{
    QMenu menu(this);
    menu.addAction(tr("Show everything"), &m_state, &ChartState::fitAll)
        ->setEnabled(!m_state.isEmpty());
    menu.addAction(tr("Zoom to selection"), &m_state, &ChartState::fitSelection)
        ->setEnabled(m_state.marks().selectedLane != noLane);
    menu.addAction(tr("Zoom to measured stretch"), this, &ChartCanvas::zoomToMeasure)
        ->setEnabled(m_measure.active);
    menu.addAction(tr("Copy what is measured"), this,
                   [this] { QGuiApplication::clipboard()->setText(measureReport().text()); })
        ->setEnabled(m_measure.active);
    addWalks(menu);
    menu.addSeparator();
    addPlayTo(menu, mapFromGlobal(globalPoint).x() - m_names);
    menu.addAction(tr("Set a mark at the playhead"), this, &ChartCanvas::markPlayhead)
        ->setEnabled(!m_state.isEmpty());
    menu.addAction(tr("Write on the mark…"), this, &ChartCanvas::editMark)
        ->setEnabled(m_selectedNote >= 0);
    menu.addAction(tr("Remove the mark"), this, &ChartCanvas::removeMark)
        ->setEnabled(m_selectedNote >= 0);
    Q_EMIT
    menuOpening(&menu);
    menu.addSeparator();
    struct Choice {
        ArrowFilter filter;
        QString text;
    };
    const Choice choices[] = {{ArrowFilter::Selection, tr("Arrows of the selection")},
                              {ArrowFilter::All, tr("All arrows")},
                              {ArrowFilter::None, tr("No arrows")}};
    auto *group = new QActionGroup(&menu);
    for (const Choice &choice : choices) {
        QAction *action = menu.addAction(
            choice.text, this, [this, filter = choice.filter] { m_state.setArrowFilter(filter); });
        action->setCheckable(true);
        action->setChecked(m_state.arrowFilter() == choice.filter);
        group->addAction(action);
    }
    menu.addSeparator();
    menu.addAction(tr("Copy picture"), this,
                   [this] { QGuiApplication::clipboard()->setPixmap(grab()); });
    menu.exec(globalPoint);
}

} // namespace coroscope
