// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/models/runview.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QTreeView;

namespace coroscope {

class Appearance;
class LoopModel;

/// The event loop at the playhead: what it does, its ready queue, its timers, every task with what
/// it waits for, and the gathers and waits that are not over. Choosing a row selects its task and
/// its block.
class LoopPanel final : public QWidget {
    Q_OBJECT

public:
    LoopPanel(RunView &view, Appearance &appearance, QWidget *parent = nullptr);

    /// The line above the tree.
    QString headline() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    void makeTree();
    void refreshSoon();
    void refresh();
    void choose(const QModelIndex &index);

    RunView &m_view;
    LoopModel *m_model;
    QLabel *m_headline;
    QLabel *m_hint;
    QTreeView *m_tree;
    QTimer m_soon;
};

} // namespace coroscope
