// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/executorswitch.h"

#include "views/style/segmentedswitch.h"

#include <QActionGroup>
#include <QHBoxLayout>

namespace coroscope {

ExecutorSwitch::ExecutorSwitch(RunView &view, const QString &loopTip, const QString &threadsTip,
                               std::function<void(Recording::Executor)> chosen)
{
    auto *group = new QActionGroup(this);
    QList<QAction *> actions;
    for (const auto executor : {Recording::Executor::Loop, Recording::Executor::Threads}) {
        auto *action = new QAction(group);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [chosen, executor] { chosen(executor); });
        actions << action;
    }
    actions[0]->setChecked(true);
    actions[0]->setToolTip(loopTip);
    actions[1]->setToolTip(threadsTip);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(new SegmentedSwitch(actions, {tr("Loop"), tr("Threads")}));
    setVisible(false);
    connect(&view, &RunView::grew, this, [this, &view] { setVisible(view.hasThreads()); });
    connect(&view, &RunView::cleared, actions[0], &QAction::trigger);
}

} // namespace coroscope

#include "moc_executorswitch.cpp"
