// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/style/segmentedswitch.h"

#include <QAction>
#include <QHBoxLayout>
#include <QToolButton>

namespace coroscope {

SegmentedSwitch::SegmentedSwitch(const QList<QAction *> &actions, const QStringList &labels,
                                 QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_StyledBackground);
    setProperty("kind", QStringLiteral("segments"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(2, 2, 2, 2);
    layout->setSpacing(0);
    for (qsizetype i = 0; i < actions.size(); ++i) {
        QAction *action = actions[i];
        auto *button = new QToolButton;
        button->setProperty("kind", QStringLiteral("segment"));
        button->setText(labels[i]);
        button->setCheckable(true);
        button->setChecked(action->isChecked());
        button->setToolTip(action->toolTip());
        button->setAccessibleName(labels[i]);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, action, [action, button] {
            action->trigger();
            button->setChecked(action->isChecked());
        });
        connect(action, &QAction::toggled, button, &QToolButton::setChecked);
        layout->addWidget(button);
    }
}

} // namespace coroscope

#include "moc_segmentedswitch.cpp"
