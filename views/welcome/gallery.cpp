// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/welcome/gallery.h"

#include "views/style/appearance.h"
#include "views/welcome/examplecard.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int narrowestCard = 270;
constexpr int widestPage = 1160;

QLabel *makeLabel(const QString &text, const char *kind)
{
    auto *label = new QLabel(text);
    label->setProperty("kind", QLatin1StringView(kind));
    label->setWordWrap(true);
    return label;
}

} // namespace

Gallery::Gallery(const QList<GalleryEntry> &entries, Appearance &appearance, QWidget *parent)
    : QFrame(parent), m_scroll(new QScrollArea), m_grid(new QGridLayout)
{
    setObjectName(QStringLiteral("gallery"));
    setAccessibleName(tr("Examples"));
    m_scroll->setAccessibleName(tr("Examples"));
    auto *page = new QWidget;
    for (const GalleryEntry &entry : entries) {
        auto *card = new ExampleCard(entry.title, entry.description, appearance, page);
        card->setObjectName(entry.name);
        connect(card, &ExampleCard::clicked, this, [this, name = entry.name] {
            Q_EMIT
            openExample(name);
        });
        m_cards << card;
    }
    m_shown = m_cards;

    page->setObjectName(QStringLiteral("galleryPage"));
    page->setMaximumWidth(widestPage);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(metric::xl, metric::xxl, metric::xl, metric::xxl);
    column->setSpacing(metric::xl);
    column->addWidget(makeHead());
    m_grid->setSpacing(metric::l);
    column->addLayout(m_grid);
    column->addStretch(1);

    auto *middle = new QWidget;
    middle->setObjectName(QStringLiteral("galleryMiddle"));
    auto *centred = new QHBoxLayout(middle);
    centred->setContentsMargins({});
    centred->addStretch(1);
    centred->addWidget(page, 1000);
    centred->addStretch(1);
    m_scroll->setWidget(middle);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_scroll);
    arrange();
    hide();
}

QWidget *Gallery::makeHead()
{
    auto *head = new QWidget;
    auto *empty = new QPushButton(tr("Start with an empty scenario"));
    empty->setProperty("kind", QStringLiteral("primary"));
    auto *file = new QPushButton(tr("Open a file…"));
    auto *back = new QPushButton(tr("Back to the window (Esc)"));
    auto *filter = new QLineEdit;
    filter->setPlaceholderText(tr("Find an example"));
    filter->setAccessibleName(tr("Find an example"));
    filter->setClearButtonEnabled(true);
    filter->setMaximumWidth(narrowestCard);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(metric::s);
    buttons->addWidget(empty);
    buttons->addWidget(file);
    buttons->addWidget(back);
    buttons->addStretch(1);
    buttons->addWidget(filter, 1);
    auto *layout = new QVBoxLayout(head);
    layout->setContentsMargins({});
    layout->setSpacing(metric::s);
    layout->addWidget(makeLabel(tr("See how asyncio runs your coroutines"), "title"));
    layout->addWidget(makeLabel(tr("Choose an example, press F5 and watch every task on the event "
                                   "loop, beside the same program with threads."),
                                "muted"));
    layout->addSpacing(metric::m);
    layout->addLayout(buttons);

    connect(empty, &QPushButton::clicked, this, &Gallery::makeNew);
    connect(file, &QPushButton::clicked, this, &Gallery::openFile);
    connect(back, &QPushButton::clicked, this, &Gallery::dismiss);
    connect(filter, &QLineEdit::textChanged, this, &Gallery::showMatches);
    return head;
}

void Gallery::open()
{
    show();
    raise();
    arrange();
    if (!m_cards.isEmpty())
        m_cards.front()->setFocus(Qt::OtherFocusReason);
    m_scroll->ensureVisible(0, 0);
}

void Gallery::dismiss() { hide(); }

void Gallery::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

void Gallery::resizeEvent(QResizeEvent *) { arrange(); }

void Gallery::showMatches(const QString &text)
{
    m_shown.clear();
    for (ExampleCard *card : m_cards) {
        const bool fits = card->title().contains(text, Qt::CaseInsensitive) ||
                          card->description().contains(text, Qt::CaseInsensitive);
        card->setVisible(fits);
        if (fits)
            m_shown << card;
    }
    m_columns = 0;
    arrange();
}

void Gallery::arrange()
{
    const int width = std::min(this->width(), widestPage) - 2 * metric::xl;
    const int columns = std::max(1, (width + metric::l) / (narrowestCard + metric::l));
    if (columns == m_columns)
        return;
    for (ExampleCard *card : m_cards)
        m_grid->removeWidget(card);
    for (int column = 0; column < std::max(columns, m_columns); ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    m_columns = columns;
    for (int i = 0; i < m_shown.size(); ++i)
        m_grid->addWidget(m_shown[i], i / columns, i % columns);
}

} // namespace coroscope

#include "moc_gallery.cpp"
