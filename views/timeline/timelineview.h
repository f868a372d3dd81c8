// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/models/player.h"
#include "views/models/runview.h"
#include "views/style/appearance.h"
#include "views/timeline/axis.h"
#include "views/timeline/lanearrangement.h"
#include "views/timeline/rendercontext.h"

#include <QWidget>

class QButtonGroup;
class QScrollBar;

namespace coroscope {

class ChartCanvas;
class ChartNotes;
class ChartState;
class Document;
class FindBar;
class LaneBar;
class LegendBar;
class OverviewStrip;
struct ChartPicture;
class Toast;

/// The timeline: two bands over one ruler, event loop above, threads below, with one playhead and
/// one zoom; below them an overview, the legend and a sentence on what has just happened. Shows a
/// RunView and moves its range, playhead and selection; asks the Player to play and step.
class TimelineView final : public QWidget {
    Q_OBJECT

public:
    /// Shows and changes the notes of \p document.
    TimelineView(Document &document, RunView &view, Player &player, Appearance &appearance,
                 QWidget *parent = nullptr);

    AxisMode axisMode() const;
    void setAxisMode(AxisMode mode);
    ArrowFilter arrowFilter() const;
    void setArrowFilter(ArrowFilter filter);
    bool isCollapsed(Recording::Executor band) const;
    void setCollapsed(Recording::Executor band, bool collapsed);
    LaneOrder laneOrder() const;
    void setLaneOrder(LaneOrder order);
    /// The sentence beside the legend.
    QString narration() const;
    /// What is seen now, but for what the pointer does.
    ChartPicture picture() const;
    /// Whether the sentence is shown.
    void setNarrated(bool narrated);

    /// The message over the chart; empty when there is none.
    QString message() const;

    ChartCanvas &canvas() { return *m_canvas; }
    OverviewStrip &overview() { return *m_overview; }
    LaneBar &laneBar() { return *m_laneBar; }
    FindBar &findBar() { return *m_findBar; }

public Q_SLOTS:
    void fitAll();
    void fitSelection();
    void zoomIn();
    void zoomOut();
    void find();
    void goTo();
    void filterLanes();
    void mark();

Q_SIGNALS:
    void axisModeChanged(coroscope::AxisMode mode);

protected:
    bool event(QEvent *event) override;

private:
    QWidget *makeAxisButtons();
    void fitAxisButtons();
    void placeAxisButtons();
    void placeLaneBar();
    void addActions();
    void stopAt(Nanos time);
    void haltAt(std::size_t event);
    void updateScrollBar();

    ChartState *m_state;
    ChartNotes *m_notes;
    Player &m_player;
    ChartCanvas *m_canvas;
    OverviewStrip *m_overview;
    LegendBar *m_legend;
    Toast *m_toast;
    LaneBar *m_laneBar;
    FindBar *m_findBar;
    QScrollBar *m_scrollBar;
    QButtonGroup *m_axisGroup;
    QWidget *m_axisButtons;
};

} // namespace coroscope
