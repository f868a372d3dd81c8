// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/insertpopup.h"

#include "views/editor/blocklistdelegate.h"
#include "views/editor/blocklistmodel.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QScreen>
#include <QVBoxLayout>

namespace coroscope {

namespace {
constexpr QSize popupSize(240, 320);
}

InsertPopup::InsertPopup(const Appearance &appearance, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_model(new BlockListModel(BlockListModel::Cards::Hidden, this)),
      m_search(new QLineEdit(this)), m_list(new QListView(this))
{
    setObjectName(QStringLiteral("insertPopup"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Insert a block"));
    setStyleSheet(QStringLiteral("#insertPopup { background: %1; border: 1px solid %2; } "
                                 "QListView { background: transparent; border: none; }")
                      .arg(appearance.color(ColorRole::SurfaceRaised).name(),
                           appearance.color(ColorRole::BorderStrong).name()));
    m_search->setPlaceholderText(tr("Insert a block"));
    m_search->setAccessibleName(tr("Name of the block"));
    m_search->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new BlockListDelegate(appearance, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Blocks"));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::s, metric::s, metric::s, metric::s);
    layout->setSpacing(metric::xs);
    layout->addWidget(m_search);
    layout->addWidget(m_list);
    resize(popupSize);
    setFocusProxy(m_search);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model->setFilter(text);
        m_list->setCurrentIndex(m_model->firstEntry());
    });
    connect(m_list, &QListView::clicked, this, &InsertPopup::choose);
    m_list->setCurrentIndex(m_model->firstEntry());
}

void InsertPopup::openAt(QPoint place)
{
    if (const QScreen *near = screen()) {
        const QRect free = near->availableGeometry();
        place.setX(
            std::clamp(place.x(), free.left(), std::max(free.left(), free.right() - width())));
        place.setY(
            std::clamp(place.y(), free.top(), std::max(free.top(), free.bottom() - height())));
    }
    move(place);
    show();
    m_search->setFocus(Qt::PopupFocusReason);
}

bool InsertPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent *>(event)->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
            choose();
            return true;
        case Qt::Key_Down:
            moveBy(1);
            return true;
        case Qt::Key_Up:
            moveBy(-1);
            return true;
        case Qt::Key_Escape:
            close();
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void InsertPopup::moveBy(int step)
{
    QModelIndex index = m_list->currentIndex();
    do
        index = index.siblingAtRow(index.row() + step);
    while (index.isValid() && !m_model->entry(index));
    if (index.isValid())
        m_list->setCurrentIndex(index);
}

void InsertPopup::choose()
{
    const auto entry = m_model->entry(m_list->currentIndex());
    if (!entry)
        return;
    Q_EMIT
    chosen(entry->kind);
    close();
}

} // namespace coroscope

#include "moc_insertpopup.cpp"
