// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QTimer>

namespace coroscope {

/// A short message at the lower edge of the widget it belongs to, which goes by itself.
class Toast final : public QLabel {
    Q_OBJECT

public:
    explicit Toast(QWidget *parent);

    /// Shows \p text for as long as it takes to read it; screen readers are told.
    void say(const QString &text);

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void place();
    QTimer m_timer;
};

} // namespace coroscope
