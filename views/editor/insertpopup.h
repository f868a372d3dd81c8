// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blockkind.h"
#include "views/style/appearance.h"

#include <QFrame>

class QLineEdit;
class QListView;

namespace coroscope {

class BlockListModel;

/// A small window that finds a block by its name: type, choose with the arrows, Enter. Closes
/// itself.
class InsertPopup final : public QFrame {
    Q_OBJECT

public:
    InsertPopup(const Appearance &appearance, QWidget *parent);

    /// Opens with its top left corner near \p place (global), whole on the screen.
    void openAt(QPoint place);

Q_SIGNALS:
    void chosen(coroscope::BlockKind kind);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void choose();
    void moveBy(int step);

    BlockListModel *m_model;
    QLineEdit *m_search;
    QListView *m_list;
};

} // namespace coroscope
