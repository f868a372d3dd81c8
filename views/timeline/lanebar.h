// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/lanearrangement.h"

#include <QWidget>

class QLineEdit;
class QMenu;
class QToolButton;

namespace coroscope {

class ChartState;

/// The field that filters lanes, and the menu in which they are sorted, folded and shown again.
class LaneBar final : public QWidget {
    Q_OBJECT

public:
    explicit LaneBar(ChartState &state, QWidget *parent = nullptr);

    QLineEdit &field() { return *m_field; }
    /// Fills \p menu with what can be done to lanes.
    void fillMenu(QMenu &menu);

Q_SIGNALS:
    /// The person is done with the field.
    void left();

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void addState(const QString &name);
    void tell();

    ChartState &m_state;
    QLineEdit *m_field;
    QToolButton *m_button;
};

} // namespace coroscope
