// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/blockkind.h"
#include "views/style/appearance.h"

#include <QWidget>

class QLineEdit;
class QListView;

namespace coroscope {

class BlockListModel;

/// The blocks that can be dragged to the canvas, with a field to find one by name. Enter or a
/// double click asks for the block at the canvas' selection.
class Palette final : public QWidget {
    Q_OBJECT

public:
    explicit Palette(Appearance &appearance, QWidget *parent = nullptr);

    QListView &list() { return *m_list; }
    const BlockListModel &model() const { return *m_model; }

public Q_SLOTS:
    /// Puts the cursor into the search field.
    void find();

Q_SIGNALS:
    void blockActivated(coroscope::BlockKind kind);
    void coroutineActivated();
    void functionActivated();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void activate(const QModelIndex &index);
    void applyAppearance();

    Appearance &m_appearance;
    BlockListModel *m_model;
    QLineEdit *m_search;
    QListView *m_list;
};

} // namespace coroscope
