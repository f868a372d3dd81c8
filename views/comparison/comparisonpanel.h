// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/models/runview.h"

#include <QScrollArea>

class QVBoxLayout;

namespace coroscope {

class Appearance;

/// What came out of the run, and what it took on the event loop beside threads, in words that a
/// beginner understands. Filled when a recording is complete.
class ComparisonPanel final : public QScrollArea {
    Q_OBJECT

public:
    ComparisonPanel(RunView &view, Appearance &appearance, QWidget *parent = nullptr);

private:
    void rebuild();
    void addHint(const QString &text);
    void addOutcome();
    void addFigures(bool withThreads);
    void addDifferences();
    void addRows(bool withThreads);
    void addTaskEnds();
    /// Moves the playhead to where it shows on the loop, and selects that lane.
    void showPlace(const Difference &difference);
    void addRemarks(bool withThreads);
    bool isComplete(Recording::Executor executor) const;

    RunView &m_view;
    Appearance &m_appearance;
    QVBoxLayout *m_layout = nullptr;
};

} // namespace coroscope
