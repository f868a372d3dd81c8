// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QDockWidget;

namespace coroscope {

class Appearance;

/// The title bar of a panel while panels are arranged: its name, and buttons to float and hide it.
class DockTitle final : public QWidget {
    Q_OBJECT

public:
    DockTitle(QDockWidget &dock, Appearance &appearance);
};

} // namespace coroscope
