// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QFrame>

#include <vector>

class QLabel;
class QPushButton;
class QToolButton;

namespace coroscope {

class Appearance;

/// The bar at the top of the window that says what went wrong, where, and what to do. It stops
/// nobody: the window stays usable, and the bar goes when it is closed or the matter is settled.
class MessageBar final : public QFrame {
    Q_OBJECT

public:
    explicit MessageBar(Appearance &appearance, QWidget *parent = nullptr);

    /// Shows the first of \p problems and how many more there are. None: hides the bar.
    void showProblems(const std::vector<Problem> &problems);
    /// A plain remark.
    void showRemark(const QString &text);
    void dismiss();

Q_SIGNALS:
    /// The person wants to see the block at fault.
    void showBlock(coroscope::BlockId block);

private:
    void present(bool isError, const QString &headline, const QString &detail);
    void tint();

    Appearance &m_appearance;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_show;
    QToolButton *m_close;
    BlockId m_block;
    bool m_isError = false;
};

} // namespace coroscope
