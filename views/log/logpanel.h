// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/models/runview.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTableView;

namespace coroscope {

class Appearance;
class LogModel;

/// What the program printed, with times. It follows the playhead, and choosing a line moves the
/// playhead there and selects the lane of the task that printed it.
class LogPanel final : public QWidget {
    Q_OBJECT

public:
    LogPanel(RunView &view, Appearance &appearance, QWidget *parent = nullptr);

    /// The lines that are selected (all that are shown when none is) as text: time, task, text,
    /// separated by tabs.
    QString text() const;

public Q_SLOTS:
    void copy() const;

private:
    void makeTable();
    void choose(const QModelIndex &index);
    void follow(int reached);
    void showState();

    RunView &m_view;
    LogModel *m_model;
    QSortFilterProxyModel *m_filtered;
    QLineEdit *m_filter;
    QTableView *m_table;
    QLabel *m_hint;
    bool m_choosing = false;
};

} // namespace coroscope
