// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/palette.h"

#include "views/editor/blocklistmodel.h"
#include "views/editor/palettelist.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace coroscope {

Palette::Palette(Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_appearance(appearance),
      m_model(new BlockListModel(BlockListModel::Cards::Shown, this)),
      m_search(new QLineEdit(this)), m_list(new PaletteList(appearance, this))
{
    setAccessibleName(tr("Palette"));
    m_search->setObjectName(QStringLiteral("paletteSearch"));
    m_search->setPlaceholderText(tr("Find a block"));
    m_search->setAccessibleName(tr("Find a block"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setModel(m_model);
    m_list->installEventFilter(this);

    auto *hint = new QLabel(QStringLiteral("T"), m_search);
    hint->setObjectName(QStringLiteral("paletteKey"));
    hint->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *inside = new QHBoxLayout(m_search);
    inside->setContentsMargins(0, 0, metric::m, 0);
    inside->addStretch();
    inside->addWidget(hint);

    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(metric::m, metric::m, metric::m, 0);
    searchRow->addWidget(m_search);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metric::xs);
    layout->addLayout(searchRow);
    layout->addWidget(m_list);

    connect(m_search, &QLineEdit::textChanged, this, [this, hint](const QString &text) {
        hint->setVisible(text.isEmpty());
        m_model->setFilter(text);
        if (!text.isEmpty())
            m_list->setCurrentIndex(m_model->firstEntry());
    });
    connect(m_search, &QLineEdit::returnPressed, this,
            [this] { activate(m_list->currentIndex()); });
    connect(m_list, &QListView::doubleClicked, this, &Palette::activate);
    connect(&appearance, &Appearance::changed, this, &Palette::applyAppearance);
    applyAppearance();
}

void Palette::applyAppearance()
{
    setAutoFillBackground(true);
    QPalette colors = palette();
    for (const auto role : {QPalette::Window, QPalette::Base})
        colors.setColor(role, m_appearance.color(ColorRole::Surface));
    setPalette(colors);
    m_list->setPalette(colors);
    m_list->setStyleSheet(QStringLiteral("QListView { background: transparent; border: none; }"));
    if (auto *hint = findChild<QLabel *>(QStringLiteral("paletteKey"))) {
        hint->setFont(font::interface(font::Size::Small));
        hint->setStyleSheet(QStringLiteral("background: transparent; color: %1")
                                .arg(m_appearance.color(ColorRole::TextMuted).name()));
    }
    m_list->viewport()->update();
}

void Palette::find()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (watched == m_search && (key == Qt::Key_Down || key == Qt::Key_Up)) {
            m_list->setFocus(Qt::TabFocusReason);
            if (!m_list->currentIndex().isValid())
                m_list->setCurrentIndex(m_model->firstEntry());
            return true;
        }
        if (watched == m_search && key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            return true;
        }
        if (watched == m_list && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            activate(m_list->currentIndex());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void Palette::activate(const QModelIndex &index)
{
    const auto entry = m_model->entry(index);
    if (!entry)
        return;
    if (!entry->definition)
        Q_EMIT
    blockActivated(entry->kind);
    else if (*entry->definition == Definition::Kind::Coroutine) Q_EMIT
    coroutineActivated();
    else Q_EMIT
    functionActivated();
}

} // namespace coroscope

#include "moc_palette.cpp"
