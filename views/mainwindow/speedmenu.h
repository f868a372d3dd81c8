// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMenu;
class QWidget;

namespace coroscope {

class Player;

/// "1×", "0.25×", "instant".
QString speedText(double speed);

/// A menu with the standard speeds of \p player; the one in force is checked.
QMenu *makeSpeedMenu(Player &player, QWidget *parent);

} // namespace coroscope
