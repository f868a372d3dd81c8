// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/models/runview.h"
#include "views/style/appearance.h"

#include <QWidget>

#include <utility>
#include <vector>

class QGridLayout;
class QLabel;

namespace coroscope {

/// The task that is selected in the chart, at the playhead: its state, why it does not run now.
/// Hides itself when no lane is selected.
class LanePanel final : public QWidget {
    Q_OBJECT

public:
    LanePanel(RunView &run, const Appearance &appearance, QWidget *parent);

    QString sentence() const;

private:
    struct Row {
        QLabel *title;
        QLabel *value;
    };

    void refresh();
    /// Shows these rows; those there are keep their labels, so that nothing flickers while playing.
    void setRows(const std::vector<std::pair<QString, QString>> &rows);
    Row addRow();
    void paint();

    RunView &m_run;
    const Appearance &m_appearance;
    QLabel *m_name;
    QLabel *m_state;
    QLabel *m_instant;
    QLabel *m_sentence;
    QGridLayout *m_grid;
    std::vector<Row> m_rows;
};

} // namespace coroscope
