// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/models/runview.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTableView;

namespace coroscope {

class Appearance;
class EventModel;

/// The table of all events. It follows the playhead, and choosing a row moves the playhead to just
/// after its event and selects its task and block.
class EventPanel final : public QWidget {
    Q_OBJECT

public:
    EventPanel(RunView &view, Appearance &appearance, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeTable(Appearance &appearance);
    void choose(const QModelIndex &index);
    void follow();
    void showState();

    RunView &m_view;
    EventModel *m_model;
    QLineEdit *m_filter;
    QTableView *m_table;
    QLabel *m_count;
    bool m_choosing = false;
};

} // namespace coroscope
