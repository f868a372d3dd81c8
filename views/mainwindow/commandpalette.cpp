// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/commandpalette.h"

#include "views/mainwindow/commandmatch.h"
#include "views/mainwindow/hintdelegate.h"
#include "views/style/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int widest = 620;
constexpr int tallest = 460;
constexpr int distanceFromTop = 52;
constexpr std::size_t mostShown = 60;

} // namespace

CommandPalette::CommandPalette(std::function<std::vector<Command>()> commands, QWidget *window)
    : QFrame(window), m_source(std::move(commands)), m_query(new QLineEdit),
      m_list(new QListWidget), m_empty(new QLabel(tr("Nothing has this name.")))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Search or run a command"));
    m_query->setPlaceholderText(tr("Search or run a command"));
    m_query->setAccessibleName(tr("Search or run a command"));
    m_query->installEventFilter(this);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setItemDelegate(new HintDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setProperty("kind", QStringLiteral("hint"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::s, metric::s, metric::s, metric::s);
    layout->setSpacing(metric::s);
    layout->addWidget(m_query);
    layout->addWidget(m_empty);
    layout->addWidget(m_list);
    hide();

    connect(m_query, &QLineEdit::textChanged, this, &CommandPalette::list);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    window->installEventFilter(this);
}

void CommandPalette::open()
{
    m_commands = m_source();
    m_query->clear();
    list();
    show();
    raise();
    m_query->setFocus(Qt::PopupFocusReason);
}

void CommandPalette::place()
{
    const QWidget &window = *parentWidget();
    const int width = std::min(widest, window.width() - 2 * metric::l);
    const int room = std::min(tallest, window.height() - distanceFromTop - metric::xl);
    const int rows = m_list->count() * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth();
    m_list->setFixedHeight(std::min(rows, room - m_query->sizeHint().height() - 3 * metric::s));
    setGeometry((window.width() - width) / 2, distanceFromTop, width, sizeHint().height());
}

void CommandPalette::list()
{
    const QString query = m_query->text();
    std::vector<std::pair<int, std::size_t>> found;
    for (std::size_t i = 0; i < m_commands.size(); ++i) {
        if (const int score = matchScore(m_commands[i].title, query))
            found.emplace_back(-score, i);
    }
    std::ranges::sort(found);
    if (found.size() > mostShown)
        found.resize(mostShown);

    m_list->clear();
    for (const auto &[score, index] : found) {
        auto *item = new QListWidgetItem(m_commands[index].title, m_list);
        item->setData(HintDelegate::HintRole, m_commands[index].hint);
        item->setData(Qt::UserRole, qulonglong(index));
    }
    m_list->setCurrentRow(0);
    m_list->setVisible(!found.empty());
    m_empty->setVisible(found.empty());
    layout()->activate();
    place();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_query) {
        if (event->type() == QEvent::KeyPress)
            return handleKey(static_cast<QKeyEvent *>(event)->key());
        if (event->type() == QEvent::FocusOut)
            hide();
    } else if (event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return false;
}

bool CommandPalette::handleKey(int key)
{
    const int last = m_list->count() - 1;
    switch (key) {
    case Qt::Key_Escape:
        dismiss();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        runCurrent();
        return true;
    case Qt::Key_Down:
        m_list->setCurrentRow(std::min(m_list->currentRow() + 1, last));
        return true;
    case Qt::Key_Up:
        m_list->setCurrentRow(std::max(m_list->currentRow() - 1, 0));
        return true;
    default:
        return false;
    }
}

void CommandPalette::runCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item)
        return;
    const auto run = m_commands[item->data(Qt::UserRole).toULongLong()].run;
    dismiss();
    run();
}

void CommandPalette::dismiss()
{
    hide();
    parentWidget()->setFocus(Qt::PopupFocusReason);
}

} // namespace coroscope

#include "moc_commandpalette.cpp"
