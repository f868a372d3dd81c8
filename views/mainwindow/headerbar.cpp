// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/headerbar.h"

#include "views/mainwindow/speedmenu.h"
#include "views/models/player.h"
#include "views/style/appearance.h"
#include "views/style/icons.h"
#include "views/style/segmentedswitch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QStyle>
#include <QToolButton>

namespace coroscope {

namespace {

constexpr QSize iconSize(18, 18);
constexpr int narrowestTitle = 60; ///< when nothing else can step back any more
constexpr int readableTitle = 80;  ///< before anything else steps back
constexpr int widestTitle = 300;

} // namespace

HeaderBar::HeaderBar(Actions &actions, Player &player, Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_player(player), m_appearance(appearance),
      m_layout(new QHBoxLayout(this)), m_title(new QHBoxLayout), m_menuBar(new QMenuBar),
      m_name(new QLabel), m_suffix(new QLabel(QStringLiteral(".coroscope"))),
      m_run(new QToolButton), m_speed(new QToolButton), m_search(new QToolButton)
{
    setObjectName(QStringLiteral("header"));
    setAttribute(Qt::WA_StyledBackground);
    m_layout->setContentsMargins(metric::l, metric::s, metric::l, metric::s);
    m_layout->setSpacing(metric::s);
    addTitle();
    addFileButtons();
    addSpace();
    addTransport();
    addClock();
    addSpeed();
    addThreads();
    addSpace();
    addSearch();

    connect(&player, &Player::speedChanged, this, &HeaderBar::showSpeed);
    connect(&appearance, &Appearance::changed, this, &HeaderBar::tint);
    showSpeed();
    setLive(false);
}

void HeaderBar::addTitle()
{
    m_name->setObjectName(QStringLiteral("documentName"));
    m_name->setMinimumWidth(narrowestTitle);
    m_suffix->setObjectName(QStringLiteral("documentSuffix"));
    m_title->setSpacing(2);
    m_title->addWidget(m_name);
    m_title->addWidget(m_suffix);
    m_layout->addLayout(m_title);

    m_menuBar->setNativeMenuBar(false);
    m_menuBar->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_layout->addWidget(m_menuBar);
}

void HeaderBar::addFileButtons()
{
    auto *files = new QWidget;
    auto *layout = new QHBoxLayout(files);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    for (const ActionId id : {ActionId::New, ActionId::Open, ActionId::Save})
        addButton(layout, id);
    m_layout->addWidget(files);

    auto *history = new QWidget;
    auto *historyLayout = new QHBoxLayout(history);
    historyLayout->setContentsMargins({});
    historyLayout->setSpacing(2);
    for (const ActionId id : {ActionId::Undo, ActionId::Redo})
        addButton(historyLayout, id);
    m_layout->addWidget(history);
    m_optional = {m_suffix, history, files};
}

void HeaderBar::addTransport()
{
    auto *transport = new QHBoxLayout;
    transport->setSpacing(2);
    addButton(transport, ActionId::ToBegin);
    addButton(transport, ActionId::StepBack);
    transport->addSpacing(metric::xs);
    m_run->setObjectName(QStringLiteral("runButton"));
    m_run->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_run->setIconSize({16, 16});
    m_run->setFocusPolicy(Qt::TabFocus);
    connect(m_run, &QToolButton::clicked, this,
            [this] { m_actions[m_live ? ActionId::Stop : ActionId::Run]->trigger(); });
    transport->addWidget(m_run);
    transport->addSpacing(metric::xs);
    addButton(transport, ActionId::PlayPause);
    addButton(transport, ActionId::StepForward);
    addButton(transport, ActionId::ToEnd);
    m_layout->addLayout(transport);
    connect(&m_player, &Player::playingChanged, this, &HeaderBar::tint);
}

void HeaderBar::addClock()
{
    m_layout->addSpacing(metric::s);
    m_layout->addWidget(
        new SegmentedSwitch({m_actions[ActionId::VirtualClock], m_actions[ActionId::RealClock]},
                            {tr("Virtual"), tr("Real")}));
}

void HeaderBar::addSpeed()
{
    m_speed->setObjectName(QStringLiteral("speedButton"));
    m_speed->setProperty("kind", QStringLiteral("quiet"));
    m_speed->setPopupMode(QToolButton::InstantPopup);
    m_speed->setToolTip(tr("Speed of the playback (< slower, > faster)"));
    m_speed->setFocusPolicy(Qt::TabFocus);
    m_speed->setMenu(makeSpeedMenu(m_player, m_speed));
    m_layout->addWidget(m_speed);
}

void HeaderBar::addThreads()
{
    QAction *action = m_actions[ActionId::Threads];
    auto *button = new QToolButton;
    button->setObjectName(QStringLiteral("threadsButton"));
    button->setCheckable(true);
    button->setToolTip(action->toolTip());
    button->setAccessibleName(plainText(*action));
    button->setFocusPolicy(Qt::TabFocus);
    const auto show = [button](bool on) {
        button->setChecked(on);
        button->setText(on ? QStringLiteral("✓ ") + tr("Threads") : tr("Threads"));
    };
    connect(button, &QToolButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::toggled, button, show);
    show(action->isChecked());
    m_layout->addWidget(button);
}

void HeaderBar::addSearch()
{
    QAction *action = m_actions[ActionId::Commands];
    m_search->setObjectName(QStringLiteral("searchButton"));
    showSearch(false);
    m_search->setAccessibleName(tr("Search or run a command"));
    m_search->setToolTip(action->toolTip());
    m_search->setFocusPolicy(Qt::TabFocus);
    m_search->setToolButtonStyle(Qt::ToolButtonTextOnly);
    connect(m_search, &QToolButton::clicked, action, &QAction::trigger);
    m_layout->addWidget(m_search);
    m_optional.append(m_search);
}

void HeaderBar::showSearch(bool brief)
{
    m_search->setText(
        brief ? tr("Search")
              : tr("Search or run a command") + QStringLiteral("     ") +
                    m_actions[ActionId::Commands]->shortcut().toString(QKeySequence::NativeText));
}

void HeaderBar::addSpace() { m_layout->addStretch(1); }

QToolButton *HeaderBar::addButton(QHBoxLayout *layout, ActionId id)
{
    auto *button = new QToolButton;
    button->setDefaultAction(m_actions[id]);
    button->setProperty("kind", QStringLiteral("quiet"));
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setIconSize(iconSize);
    button->setAccessibleName(plainText(*m_actions[id]));
    button->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(button);
    return button;
}

void HeaderBar::setDocumentName(const QString &name, bool modified)
{
    m_documentName = name;
    m_name->setToolTip(name);
    m_suffix->setText(modified ? tr(".coroscope · edited") : QStringLiteral(".coroscope"));
    fit();
}

void HeaderBar::setLive(bool live)
{
    m_live = live;
    const QAction &action = *m_actions[live ? ActionId::Stop : ActionId::Run];
    m_run->setText(plainText(action));
    m_run->setToolTip(action.toolTip());
    m_run->setAccessibleName(plainText(action));
    m_run->setProperty("live", live);
    style()->unpolish(m_run);
    style()->polish(m_run);
    tint();
}

void HeaderBar::tint()
{
    m_run->setIcon(icon(m_live ? QStringLiteral("stop") : QStringLiteral("play"),
                        m_appearance.color(ColorRole::TextOnAccent)));
    const bool playing = m_player.isPlaying();
    m_actions[ActionId::PlayPause]->setIcon(icon(
        playing ? QStringLiteral("pause") : QStringLiteral("play-outline"), m_appearance.theme()));
}

void HeaderBar::showSpeed()
{
    const QString speed = speedText(m_player.speed());
    m_speed->setText(speed + QStringLiteral(" ▾"));
    m_speed->setAccessibleName(tr("Speed: %1").arg(speed));
}

QSize HeaderBar::minimumSizeHint() const
{
    int width = m_layout->minimumSize().width();
    for (const QWidget *widget : m_optional) {
        if (!widget->isHidden())
            width -= widget->minimumSizeHint().width() + m_layout->spacing();
    }
    return {std::max(width, 0), m_layout->minimumSize().height()};
}

void HeaderBar::resizeEvent(QResizeEvent *) { fit(); }

void HeaderBar::fit()
{
    for (QWidget *widget : m_optional)
        widget->show();
    showName(widestTitle);
    showSearch(false);
    const int title = m_name->sizeHint().width();
    const int spare = std::max(0, title - readableTitle);
    const auto excess = [this] {
        m_title->invalidate(); // its parent does not
        m_layout->invalidate();
        return m_layout->sizeHint().width() - width();
    };
    int tooMuch = excess();
    if (tooMuch > spare) {
        showSearch(true);
        tooMuch = excess();
    }
    for (QWidget *widget : m_optional) {
        if (tooMuch <= spare)
            break;
        widget->hide();
        tooMuch = excess();
    }
    if (tooMuch > 0)
        showName(std::max(narrowestTitle, title - tooMuch));
}

void HeaderBar::showName(int width)
{
    m_name->setText(m_name->fontMetrics().elidedText(m_documentName, Qt::ElideMiddle, width));
}

} // namespace coroscope

#include "moc_headerbar.cpp"
