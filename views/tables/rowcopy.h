// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QAbstractItemView;

namespace coroscope {

/// The selected rows of \p view (all of them when none is), as they stand there, a line each: cells
/// separated by tabs. The first 100,000 of them.
QString rowsAsText(const QAbstractItemView &view);
/// The same as CSV after RFC 4180, with the column titles as the first line.
QString rowsAsCsv(const QAbstractItemView &view);

/// Puts what Copy gives of \p view on the clipboard.
void copyRows(const QAbstractItemView &view);

/// Gives \p view a context menu and Ctrl+C: Copy puts text and CSV on the clipboard, Copy as CSV
/// that alone.
void letRowsBeCopied(QAbstractItemView &view);

} // namespace coroscope
