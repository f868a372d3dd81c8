// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/style/appearance.h"

#include <QStyledItemDelegate>

namespace coroscope {

/// Draws a problem: its sentence over as many lines as it needs, and where it is below.
class ProblemDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    static constexpr int whereRole = Qt::UserRole + 100;

    ProblemDelegate(const Appearance &appearance, QObject *parent)
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
