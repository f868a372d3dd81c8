// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/tables/rowcopy.h"

#include <QAbstractItemView>
#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>
#include <functional>

namespace coroscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RowCopy)
};

constexpr int mostRows = 100'000;

QString csvCell(QString text)
{
    if (!text.contains(QLatin1Char(',')) && !text.contains(QLatin1Char('"')) &&
        !text.contains(QLatin1Char('\n')) && !text.contains(QLatin1Char('\r')))
        return text;
    text.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

QString tabCell(QString text)
{
    return text.replace(QLatin1Char('\t'), QLatin1Char(' '))
        .replace(QLatin1Char('\n'), QLatin1Char(' '));
}

/// Rows below \p parent and, depth first, those below them.
void collect(const QAbstractItemModel &model, const QModelIndex &parent, QModelIndexList &rows)
{
    for (int row = 0; row < model.rowCount(parent) && rows.size() < mostRows; ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        rows << index;
        collect(model, index, rows);
    }
}

/// The rows above \p index, from the outermost.
QList<int> path(QModelIndex index)
{
    QList<int> rows;
    for (; index.isValid(); index = index.parent())
        rows.prepend(index.row());
    return rows;
}

QModelIndexList chosenRows(const QAbstractItemView &view)
{
    QModelIndexList rows = view.selectionModel()->selectedRows();
    if (rows.isEmpty())
        collect(*view.model(), view.rootIndex(), rows);
    else
        std::ranges::sort(rows, {}, path);
    return rows.mid(0, mostRows);
}

QString lines(const QAbstractItemView &view, QLatin1Char separator, const char *end,
              QString (*cell)(QString), bool withTitles)
{
    const QAbstractItemModel &model = *view.model();
    const int columns = model.columnCount(view.rootIndex());
    QString all;
    const auto add = [&](const std::function<QString(int)> &textOf) {
        for (int column = 0; column < columns; ++column)
            all += (column > 0 ? QString(separator) : QString()) + cell(textOf(column));
        all += QLatin1StringView(end);
    };
    if (withTitles)
        add([&](int column) { return model.headerData(column, Qt::Horizontal).toString(); });
    for (const QModelIndex &row : chosenRows(view))
        add([&](int column) { return row.siblingAtColumn(column).data().toString(); });
    return all;
}

} // namespace

QString rowsAsText(const QAbstractItemView &view)
{
    return lines(view, QLatin1Char('\t'), "\n", tabCell, false);
}

QString rowsAsCsv(const QAbstractItemView &view)
{
    return lines(view, QLatin1Char(','), "\r\n", csvCell, true);
}

void copyRows(const QAbstractItemView &view)
{
    auto *data = new QMimeData;
    data->setText(rowsAsText(view));
    data->setData(QStringLiteral("text/csv"), rowsAsCsv(view).toUtf8());
    QGuiApplication::clipboard()->setMimeData(data);
}

void letRowsBeCopied(QAbstractItemView &view)
{
    auto *copy = new QAction(Words::tr("Copy"), &view);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    QObject::connect(copy, &QAction::triggered, &view, [&view] { copyRows(view); });
    auto *copyCsv = new QAction(Words::tr("Copy as CSV"), &view);
    QObject::connect(copyCsv, &QAction::triggered, &view,
                     [&view] { QGuiApplication::clipboard()->setText(rowsAsCsv(view)); });
    view.addActions({copy, copyCsv});
    view.setContextMenuPolicy(Qt::ActionsContextMenu);
}

} // namespace coroscope
