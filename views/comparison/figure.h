// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"

#include <QWidget>

namespace coroscope {

class Appearance;

/// A length of time in large figures over a bar that shows it beside others.
class Figure final : public QWidget {
    Q_OBJECT

public:
    /// \p share of the bar that is filled, 0 to 1.
    Figure(const QString &caption, Nanos time, double share, Appearance &appearance,
           QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    void paintEvent(QPaintEvent *event) override;

    QString m_caption;
    QString m_text;
    double m_share;
    Appearance &m_appearance;
};

} // namespace coroscope
