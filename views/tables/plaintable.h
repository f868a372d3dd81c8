// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace coroscope {

/// Makes \p table a list of whole rows without a grid or row numbers. Its rows are as high as their
/// text needs, at least \p leastHeight pixels.
void makePlain(QTableView &table, int leastHeight);

} // namespace coroscope
