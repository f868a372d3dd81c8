// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/models/runview.h"

#include <QTimer>
#include <QWidget>

class QTreeView;

namespace coroscope {

class Appearance;
class TaskModel;

/// The list of all tasks: what the chart shows, for screen readers and keyboards. Its selection and
/// the chart's are one.
class TaskPanel final : public QWidget {
    Q_OBJECT

public:
    TaskPanel(RunView &view, Appearance &appearance, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void refreshSoon();
    void refresh();
    void showSelection();
    void showBands();
    void choose(const QModelIndex &index);

    RunView &m_view;
    TaskModel *m_model;
    QTreeView *m_tree;
    QTimer m_soon;
};

} // namespace coroscope
