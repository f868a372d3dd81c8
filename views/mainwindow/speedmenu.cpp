// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/speedmenu.h"

#include "views/models/player.h"

#include <QCoreApplication>
#include <QMenu>

namespace coroscope {

QString speedText(double speed)
{
    if (speed == 0)
        return QCoreApplication::translate("SpeedMenu", "instant");
    return QString::number(speed) + QStringLiteral("×");
}

QMenu *makeSpeedMenu(Player &player, QWidget *parent)
{
    auto *menu = new QMenu(QCoreApplication::translate("SpeedMenu", "Speed"), parent);
    for (const double speed : standardSpeeds) {
        QAction *action = menu->addAction(speedText(speed));
        action->setCheckable(true);
        action->setData(speed);
        QObject::connect(action, &QAction::triggered, &player,
                         [&player, speed] { player.setSpeed(speed); });
    }
    QObject::connect(menu, &QMenu::aboutToShow, menu, [menu, &player] {
        for (QAction *action : menu->actions())
            action->setChecked(action->data().toDouble() == player.speed());
    });
    return menu;
}

} // namespace coroscope
