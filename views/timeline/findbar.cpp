// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/findbar.h"

#include "trace/metrics.h"
#include "views/style/theme.h"
#include "views/timeline/chartstate.h"
#include "views/timeline/search.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int fieldWidth = 220;

QToolButton *makeButton(const QString &text, const QString &tip)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setProperty("kind", "quiet");
    return button;
}

} // namespace

FindBar::FindBar(ChartState &state, QWidget *parent)
    : QFrame(parent), m_state(state), m_field(new QLineEdit), m_status(new QLabel),
      m_previous(makeButton(QStringLiteral("↑"), tr("Previous (Shift+Enter)"))),
      m_next(makeButton(QStringLiteral("↓"), tr("Next (Enter)")))
{
    setObjectName(QStringLiteral("findBar"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metric::s, metric::xs, metric::xs, metric::xs);
    layout->setSpacing(metric::xs);
    QToolButton *shut = makeButton(QStringLiteral("✕"), tr("Close (Esc)"));
    m_field->setObjectName(QStringLiteral("findField"));
    m_field->setAccessibleName(tr("Find"));
    m_field->setMinimumWidth(fieldWidth);
    m_status->setTextFormat(Qt::PlainText);
    for (QWidget *part : {static_cast<QWidget *>(m_field), static_cast<QWidget *>(m_status),
                          static_cast<QWidget *>(m_previous), static_cast<QWidget *>(m_next),
                          static_cast<QWidget *>(shut)})
        layout->addWidget(part);
    connect(m_field, &QLineEdit::textChanged, this, &FindBar::look);
    connect(m_previous, &QToolButton::clicked, this, [this] { showNext(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { showNext(+1); });
    connect(shut, &QToolButton::clicked, this, &FindBar::close);
    m_field->installEventFilter(this);
    parent->installEventFilter(this);
    hide();
}

QString FindBar::status() const { return m_status->text(); }

void FindBar::openToFind() { open(Mode::Find); }
void FindBar::openToGo() { open(Mode::Go); }

void FindBar::open(Mode mode)
{
    const bool isOther = mode != m_mode;
    m_mode = mode;
    m_origin = m_state.view().playheadEvent();
    m_previous->setVisible(mode == Mode::Find);
    m_next->setVisible(mode == Mode::Find);
    const QString hint =
        mode == Mode::Find ? tr("Find in the chart") : tr("1.5 s, 250 ms, turn 12, event 300");
    m_field->setPlaceholderText(hint);
    m_field->setAccessibleName(mode == Mode::Find ? hint : tr("Go to: %1").arg(hint));
    if (isOther)
        m_field->clear();
    m_field->selectAll();
    say({}, false);
    show();
    raise();
    place();
    m_field->setFocus();
    if (mode == Mode::Find && !m_field->text().isEmpty())
        look();
}

void FindBar::close()
{
    hide();
    Q_EMIT
    closed();
}

void FindBar::place()
{
    const int room = parentWidget()->width() - 2 * metric::s;
    const QSize size = sizeHint().boundedTo({room, sizeHint().height()});
    setGeometry(parentWidget()->width() - size.width() - metric::s,
                ChartFonts().rulerHeight() + metric::xs, size.width(), size.height());
}

void FindBar::say(const QString &text, bool isMistake)
{
    m_status->setText(text);
    m_status->setProperty("kind", isMistake ? "bad" : "muted");
    m_status->style()->unpolish(m_status);
    m_status->style()->polish(m_status);
    m_field->setAccessibleDescription(text);
    QAccessibleEvent changed(m_field, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
    layout()->invalidate();
    place();
}

void FindBar::look()
{
    const Recording *recording = m_state.mainRecording();
    if (m_mode == Mode::Go || !recording) {
        say({}, false);
        return;
    }
    m_found = search(*recording, m_field->text());
    if (m_found.empty()) {
        say(m_field->text().trimmed().isEmpty() ? QString() : tr("nothing found"), true);
        return;
    }
    // The first from where the person looked, else the first of all.
    const auto next = std::ranges::lower_bound(m_found, m_origin > 0 ? m_origin - 1 : 0);
    m_at = next == m_found.end() ? 0 : static_cast<std::size_t>(next - m_found.begin());
    showNext(0);
}

void FindBar::showNext(int direction)
{
    const Recording *recording = m_state.mainRecording();
    if (m_found.empty() || !recording)
        return;
    const std::size_t count = m_found.size();
    m_at = (m_at + count + static_cast<std::size_t>(direction + 1) - 1) % count;
    m_state.showEvent(recording->executor, m_found[m_at]);
    say(tr("%1 of %2").arg(m_at + 1).arg(count), false);
}

void FindBar::go()
{
    const Recording *recording = m_state.mainRecording();
    const Destination to = readDestination(m_field->text());
    QString mistake = to.mistake;
    const Nanos duration = m_state.view().duration();
    if (mistake.isEmpty() && recording) {
        if (to.kind != Destination::Kind::Time) {
            if (const auto event = destinationEvent(*recording, to, mistake))
                m_state.showEvent(recording->executor, *event);
        } else if (to.time > duration) {
            mistake = tr("The run lasts %1.").arg(QString::fromStdString(formatDuration(duration)));
        } else {
            m_state.followPlayhead();
            m_state.view().setPlayhead(to.time);
            m_state.reveal(m_state.playheadPosition());
        }
    }
    if (mistake.isEmpty())
        close();
    else
        say(mistake, true);
}

bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize && isVisible())
            place();
        return QFrame::eventFilter(watched, event);
    }
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Escape) {
        close();
    } else if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        if (m_mode == Mode::Go)
            go();
        else
            showNext(key->modifiers() & Qt::ShiftModifier ? -1 : +1);
    } else {
        return QFrame::eventFilter(watched, event);
    }
    return true;
}

} // namespace coroscope

#include "moc_findbar.cpp"
