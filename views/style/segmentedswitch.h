// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

class QAction;

namespace coroscope {

/// A few exclusive choices side by side, one of them chosen: the buttons of checkable actions of
/// one action group. \p labels are the short texts on the buttons.
class SegmentedSwitch final : public QWidget {
    Q_OBJECT

public:
    SegmentedSwitch(const QList<QAction *> &actions, const QStringList &labels,
                    QWidget *parent = nullptr);
};

} // namespace coroscope
