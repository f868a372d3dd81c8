// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/style/appearance.h"

#include <QStyledItemDelegate>

namespace coroscope {

/// Draws the rows of a BlockListModel: section titles, and blocks with the stripe of their group.
class BlockListDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    BlockListDelegate(const Appearance &appearance, QObject *parent)
        : QStyledItemDelegate(parent), m_appearance(appearance)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const Appearance &m_appearance;
};

} // namespace coroscope
