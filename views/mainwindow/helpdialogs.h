// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace coroscope {

class Actions;

/// A window that lists what every key does. It does not block; closing it deletes it.
void showKeys(const Actions &actions, QWidget *parent);

/// Version, licence and what the program carries of others.
void showAbout(QWidget *parent);

} // namespace coroscope
