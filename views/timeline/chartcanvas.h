// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/models/player.h"
#include "views/style/appearance.h"
#include "views/timeline/chartmargins.h"
#include "views/timeline/chartnotes.h"
#include "views/timeline/chartstate.h"
#include "views/timeline/hittest.h"

#include <QWidget>

#include <functional>
#include <optional>

class QGestureEvent;
class QMenu;
class QNativeGestureEvent;

namespace coroscope {

/// The one widget that paints all tracks of the chart, as large as what can be seen of it, and
/// takes its gestures and keys. Opaque. Scrolling is by setScroll(), which a scroll bar beside it
/// calls.
class ChartCanvas final : public QWidget {
    Q_OBJECT

public:
    ChartCanvas(ChartState &state, Player &player, ChartNotes &notes, Appearance &appearance,
                QWidget *parent = nullptr);

    const ChartFonts &fonts() const { return m_fonts; }
    const Theme &theme() const { return m_appearance.theme(); }
    int namesWidth() const { return m_names; }
    void setNamesWidth(int width);
    /// What stands in the corner above the names needs \p width.
    void setLeastNamesWidth(int width);
    int scroll() const { return m_scroll; }
    void setScroll(int scroll);
    /// How far the rows can be scrolled.
    int largestScroll() const;
    const Measure &measure() const { return m_measure; }
    /// What it says; only while one is active.
    const MeasureReport &measureReport() const;
    /// Moves the measure's end to the next (+1) or previous (-1) edge of a bar of the selected lane
    /// (without one, of the loop's); a new measure begins at the playhead.
    void extendMeasure(int direction);
    /// Calls \p use with what is shown now.
    template <class Use>
    auto withScene(Use use) const;
    /// What stands in the place of lanes when there are none; else empty.
    QString sentence() const;
    /// ChartNote::index of the selected mark; -1 when there is none.
    int selectedNote() const { return m_selectedNote; }
    /// Sets a mark, or selects the one that stands there.
    void addMark(Nanos at);
    void markPlayhead();
    /// Removes the selected mark, else the one at the playhead.
    void removeMark();
    /// Opens a field for the text of the selected mark.
    void editMark();
    /// Zooms to what is measured; false when nothing is.
    bool zoomToMeasure();
    void clearMeasure();
    QSize sizeHint() const override { return {1000, 380}; }
    QSize minimumSizeHint() const override { return {320, 120}; }

Q_SIGNALS:
    void scrollChanged();
    void namesWidthChanged(int width);
    /// The person wants a field: to find, to go somewhere, to filter lanes.
    void findRequested();
    void goRequested();
    void filterRequested();
    /// The menu is about to open: others may add to it.
    void menuOpening(QMenu *menu);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    friend struct ChartKeys;
    /// What a drag does, decided by where it began.
    enum class Drag { None, Undecided, Measure, Pan, Scrub, Names, Lane, Mark };

    void adoptFonts();
    void onLayoutChanged();
    void revealRow(int row);
    void updateWidth();
    void paintSentence(QPainter &painter) const;
    /// Whether the chart's meaning of a key goes before the window's.
    static bool isOwnKey(const QKeyEvent &event);
    bool pinched(QGestureEvent *event);
    bool nativeGesture(QNativeGestureEvent *event);
    void hover(const QPointF &point);
    void showHoverText(const QPoint &globalPoint, const ChartHit &hit);
    void clicked(const ChartHit &hit);
    void headingClicked(Recording::Executor band);
    void scrub(const QPointF &point);
    void selectNote(int note);
    void dragMark(const QPointF &point);
    void dropMark();
    void dragLane(const QPointF &point);
    void dropLane();
    double timePixel(const QPointF &point) const { return point.x() - m_names; }
    ChartHit hitAt(const QPointF &point) const;
    void showMenu(const QPoint &globalPoint);
    void addWalks(QMenu &menu);
    void addPlayTo(QMenu &menu, int x);
    void describe(const QString &text);
    void describeSelection();
    void describeMeasure();
    /// The edge of a measure at \p point, held by what is near.
    MeasureEdge edgeAt(const QPointF &point) const;

    ChartState &m_state;
    Player &m_player;
    ChartNotes &m_notes;
    Appearance &m_appearance;
    ChartFonts m_fonts;
    int m_names = 0;
    int m_leastNames = narrowestNames;
    bool m_hasChosenNames = false; ///< the person has set the width
    int m_scroll = 0;
    Measure m_measure;
    mutable MeasureReports m_reports;
    int m_hoveredRow = -1;
    Drag m_drag = Drag::None;
    Qt::MouseButton m_dragButton = Qt::NoButton;
    QPointF m_dragStart, m_dragLast;
    ChartHit m_pressed;
    std::optional<std::uint32_t> m_dropBefore; ///< the lane that a dragged one would precede
    int m_dropY = -1;
    int m_selectedNote = -1;
    std::optional<Nanos> m_movedNote; ///< where a mark is dragged to
};

template <class Use>
auto ChartCanvas::withScene(Use use) const
{
    const RunView &view = m_state.view();
    const RenderContext context{
        m_state.source(),     m_state.axis(),     m_appearance.theme(), m_fonts,
        m_state.marks(),      m_state.range(),    m_state.width(),      view.playhead(),
        view.playheadEvent(), devicePixelRatioF()};
    ChartScene scene{context,
                     m_state.layout(),
                     m_state.index(Recording::Executor::Loop),
                     m_state.index(Recording::Executor::Threads),
                     m_state.cache(),
                     size(),
                     m_names,
                     m_scroll,
                     m_measure,
                     m_measure.active ? &measureReport() : nullptr,
                     m_hoveredRow};
    scene.dropY = m_dropY;
    scene.notes = &m_notes;
    scene.selectedNote = m_selectedNote;
    scene.loopCollapsed = m_state.isCollapsed(Recording::Executor::Loop);
    scene.threadsCollapsed = m_state.isCollapsed(Recording::Executor::Threads);
    return use(scene);
}

} // namespace coroscope
