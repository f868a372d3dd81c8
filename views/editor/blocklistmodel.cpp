// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/blocklistmodel.h"

#include "views/editor/texts.h"

#include <QRegularExpression>

#include <algorithm>

namespace coroscope {

namespace {

/// The palette's sections, from top to bottom; a section may join groups of the catalog.
struct Section {
    const char *title;
    BlockGroup first, second;
};

constexpr Section sections[] = {
    {QT_TRANSLATE_NOOP("Palette", "Time"), BlockGroup::Time, BlockGroup::Time},
    {QT_TRANSLATE_NOOP("Palette", "Tasks"), BlockGroup::Call, BlockGroup::Task},
    {QT_TRANSLATE_NOOP("Palette", "Combine"), BlockGroup::Combine, BlockGroup::Combine},
    {QT_TRANSLATE_NOOP("Palette", "Scopes"), BlockGroup::Scope, BlockGroup::Scope},
    {QT_TRANSLATE_NOOP("Palette", "Futures & callbacks"), BlockGroup::Future, BlockGroup::Callback},
    {QT_TRANSLATE_NOOP("Palette", "Locks & queues"), BlockGroup::Sync, BlockGroup::Sync},
    {QT_TRANSLATE_NOOP("Palette", "Threads"), BlockGroup::Thread, BlockGroup::Thread},
    {QT_TRANSLATE_NOOP("Palette", "Basics"), BlockGroup::Basic, BlockGroup::Basic},
    {QT_TRANSLATE_NOOP("Palette", "Control"), BlockGroup::Control, BlockGroup::Clause},
    {QT_TRANSLATE_NOOP("Palette", "Program"), BlockGroup::Program, BlockGroup::Program},
};

QString paletteText(const char *text) { return QCoreApplication::translate("Palette", text); }

bool beginsSomeWord(const QStringList &words, const QString &text)
{
    return std::ranges::any_of(
        words, [&](const QString &word) { return word.startsWith(text, Qt::CaseInsensitive); });
}

QStringList wordsOf(const QString &text)
{
    static const QRegularExpression separators(QStringLiteral("[^\\w]+|_"));
    return text.split(separators, Qt::SkipEmptyParts);
}

} // namespace

BlockListModel::BlockListModel(Cards cards, QObject *parent)
    : QAbstractListModel(parent), m_cards(cards)
{
    setFilter({});
}

void BlockListModel::setFilter(const QString &filter)
{
    beginResetModel();
    m_rows.clear();
    const QStringList words = wordsOf(filter);
    if (m_cards == Cards::Shown) {
        addGroup(QCoreApplication::translate("Palette", "New card"), words,
                 {{QCoreApplication::translate("Palette", "coroutine"),
                   PaletteEntry{.definition = Definition::Kind::Coroutine}, BlockGroup::Basic},
                  {QCoreApplication::translate("Palette", "function"),
                   PaletteEntry{.definition = Definition::Kind::Function}, BlockGroup::Basic}});
    }
    for (const Section &section : sections) {
        std::vector<Row> entries;
        for (const BlockType &type : blockTypes()) {
            if (type.group == section.first || type.group == section.second)
                entries.push_back(
                    {catalogText(type.title), PaletteEntry{.kind = type.kind}, type.group});
        }
        addGroup(paletteText(section.title), words, std::move(entries));
    }
    endResetModel();
}

void BlockListModel::addGroup(const QString &title, const QStringList &words,
                              std::vector<Row> entries)
{
    std::erase_if(entries, [&](const Row &row) {
        QStringList known = wordsOf(row.text) + wordsOf(title);
        if (!row.entry->definition)
            known += wordsOf(toQString(blockType(row.entry->kind).key));
        known += row.text;
        return !std::ranges::all_of(
            words, [&](const QString &word) { return beginsSomeWord(known, word); });
    });
    if (entries.empty())
        return;
    m_rows.push_back({.text = title, .entry = {}});
    m_rows.insert(m_rows.end(), entries.begin(), entries.end());
}

std::optional<PaletteEntry> BlockListModel::entry(const QModelIndex &index) const
{
    return index.isValid() ? m_rows[static_cast<std::size_t>(index.row())].entry : std::nullopt;
}

QModelIndex BlockListModel::firstEntry() const
{
    const auto found =
        std::ranges::find_if(m_rows, [](const Row &row) { return row.entry.has_value(); });
    return found == m_rows.end() ? QModelIndex() : index(static_cast<int>(found - m_rows.begin()));
}

QModelIndex BlockListModel::indexOf(BlockKind kind) const
{
    for (int i = 0; i < rowCount(); ++i) {
        const auto &entry = m_rows[static_cast<std::size_t>(i)].entry;
        if (entry && !entry->definition && entry->kind == kind)
            return index(i);
    }
    return {};
}

int BlockListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QString BlockListModel::tooltip(const Row &row) const
{
    if (row.entry->definition)
        return *row.entry->definition == Definition::Kind::Coroutine
                   ? QCoreApplication::translate(
                         "Palette",
                         "A new coroutine: it can wait, and many of them can run together.")
                   : QCoreApplication::translate(
                         "Palette",
                         "A new plain function: it cannot wait. For callbacks and calculations.");
    const BlockType &type = blockType(row.entry->kind);
    const QString python = toQString(pythonLine(newBlock(type.kind)));
    return QStringLiteral("<p>%1</p><pre>%2</pre>")
        .arg(catalogText(type.help).toHtmlEscaped(), python.toHtmlEscaped());
}

QVariant BlockListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return row.text;
    case Qt::ToolTipRole:
        return row.entry ? QVariant(tooltip(row)) : QVariant();
    case GroupRole:
        return static_cast<int>(row.group);
    case IsTitleRole:
        return !row.entry;
    default:
        return {};
    }
}

Qt::ItemFlags BlockListModel::flags(const QModelIndex &index) const
{
    if (!entry(index))
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
}

QMimeData *BlockListModel::mimeData(const QModelIndexList &indexes) const
{
    const auto dragged = indexes.isEmpty() ? std::nullopt : entry(indexes.front());
    return dragged ? paletteMimeData(*dragged) : nullptr;
}

QStringList BlockListModel::mimeTypes() const { return {QLatin1StringView(paletteMimeType)}; }

} // namespace coroscope

#include "moc_blocklistmodel.cpp"
