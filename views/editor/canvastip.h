// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/style/appearance.h"

#include <QLabel>
#include <QTimer>

namespace coroscope {

/// A sentence near the pointer: why something cannot be done here.
class CanvasTip final : public QLabel {
    Q_OBJECT

public:
    CanvasTip(const Appearance &appearance, QWidget *parent);

    /// Shows \p sentence near \p position (the parent's) until it is taken back with an empty text.
    void tell(const QString &sentence, QPoint position);
    /// Shows it for a few seconds.
    void tellForAWhile(const QString &sentence, QPoint position);

private:
    const Appearance &m_appearance;
    QTimer m_timer;
};

} // namespace coroscope
