// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/findings.h"
#include "views/style/appearance.h"

#include <QStyledItemDelegate>

namespace coroscope {

/// Draws a finding: the icon of its severity, its sentence over as many lines as it needs, where it
/// is below, and then what would mend it, as a link.
class ProblemDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    enum Role {
        WhereRole = Qt::UserRole + 100,
        SeverityRole, ///< of an int
        FixRole,      ///< the fix's title; empty: there is none
    };

    ProblemDelegate(const Appearance &appearance, QObject *parent)
        : QStyledItemDelegate(parent), m_appearance(appearance)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Where the link of a row that stands in \p row is; empty when it has none.
    QRect linkRect(const QRect &row, const QModelIndex &index) const;

Q_SIGNALS:
    /// The link of \p index was clicked.
    void fixRequested(const QModelIndex &index);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    const Appearance &m_appearance;
};

} // namespace coroscope
