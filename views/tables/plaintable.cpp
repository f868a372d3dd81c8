// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/plaintable.h"

#include "views/style/theme.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace coroscope {

void makePlain(QTableView &table, int leastHeight)
{
    table.setShowGrid(false);
    table.setWordWrap(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setTabKeyNavigation(false);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(
        std::max(leastHeight, table.fontMetrics().height() + metric::s));
    table.horizontalHeader()->setStretchLastSection(true);
}

} // namespace coroscope
