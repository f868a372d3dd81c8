// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/lanepanel.h"

#include "trace/metrics.h"
#include "views/editor/texts.h"
#include "views/inspector/lanefacts.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>

namespace coroscope {

namespace {

constexpr int labelWidth = 86;

QLabel *label(QWidget *parent, const QFont &font, ColorRole role, const Appearance &appearance)
{
    auto *made = new QLabel(parent);
    made->setFont(font);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    made->setStyleSheet(QStringLiteral("color: %1").arg(appearance.color(role).name()));
    return made;
}

} // namespace

LanePanel::LanePanel(RunView &run, const Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_run(run), m_appearance(appearance), m_name(new QLabel(this)),
      m_state(new QLabel(this)), m_instant(new QLabel(this)), m_sentence(new QLabel(this)),
      m_rows(new QGridLayout)
{
    setAccessibleName(tr("Selected task"));
    m_name->setFont(font::interface(font::Size::Large, QFont::DemiBold));
    m_state->setFont(font::interface(font::Size::Small, QFont::DemiBold));
    m_state->setObjectName(QStringLiteral("laneState"));
    m_instant->setFont(font::interface(font::Size::Small));
    m_sentence->setFont(font::interface());
    m_sentence->setWordWrap(true);
    m_sentence->setObjectName(QStringLiteral("laneSentence"));
    m_rows->setHorizontalSpacing(metric::m);
    m_rows->setVerticalSpacing(metric::xs + 2);
    m_rows->setColumnMinimumWidth(0, labelWidth);
    m_rows->setColumnStretch(1, 1);

    auto *head = new QHBoxLayout;
    head->setSpacing(metric::m);
    head->addWidget(m_name);
    head->addWidget(m_state);
    head->addStretch();
    head->addWidget(m_instant);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, metric::s);
    layout->setSpacing(metric::m);
    layout->addLayout(head);
    layout->addWidget(m_sentence);
    layout->addLayout(m_rows);

    connect(&run, &RunView::selectionChanged, this, &LanePanel::refresh);
    connect(&run, &RunView::playheadChanged, this, &LanePanel::refresh);
    connect(&run, &RunView::cleared, this, &LanePanel::refresh);
    connect(&run, &RunView::grew, this, &LanePanel::refresh);
    connect(&appearance, &Appearance::changed, this, &LanePanel::refresh);
    refresh();
}

QString LanePanel::sentence() const { return isHidden() ? QString() : m_sentence->text(); }

void LanePanel::refresh()
{
    const LaneFacts facts = laneFacts(m_run.recording(m_run.selectedBand()), m_run.selectedLane(),
                                      m_run.playhead(), m_run.playheadEvent());
    setVisible(!facts.name.isEmpty());
    if (facts.name.isEmpty())
        return;
    m_name->setText(facts.name);
    m_state->setText(facts.state);
    QColor soft = m_appearance.color(facts.stateColor);
    soft.setAlphaF(0.25f);
    m_state->setStyleSheet(
        QStringLiteral(
            "QLabel { background: %1; color: %2; border-radius: 9px; padding: 2px 12px; }")
            .arg(soft.name(QColor::HexArgb), m_appearance.color(ColorRole::Text).name()));
    m_instant->setText(tr("t = %1").arg(toQString(formatDuration(m_run.playhead()))));
    m_instant->setStyleSheet(
        QStringLiteral("color: %1").arg(m_appearance.color(ColorRole::TextMuted).name()));
    m_sentence->setText(facts.sentence);
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    for (const auto &[name, text] : facts.rows) {
        QLabel *title = label(this, font::interface(), ColorRole::TextMuted, m_appearance);
        QLabel *value = label(this, font::code(font::Size::Small), ColorRole::Text, m_appearance);
        title->setText(name);
        value->setText(text);
        value->setWordWrap(true);
        value->setAccessibleName(name);
        m_rows->addWidget(title, row, 0, Qt::AlignTop);
        m_rows->addWidget(value, row, 1);
        ++row;
    }
}

} // namespace coroscope
