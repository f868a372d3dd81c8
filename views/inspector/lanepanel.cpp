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

QString colored(const QColor &color) { return QStringLiteral("color: %1").arg(color.name()); }

} // namespace

LanePanel::LanePanel(RunView &run, const Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_run(run), m_appearance(appearance), m_name(new QLabel(this)),
      m_state(new QLabel(this)), m_instant(new QLabel(this)), m_sentence(new QLabel(this)),
      m_grid(new QGridLayout)
{
    setAccessibleName(tr("Selected task"));
    m_name->setFont(font::interface(font::Size::Large, QFont::DemiBold));
    m_state->setFont(font::interface(font::Size::Small, QFont::DemiBold));
    m_state->setObjectName(QStringLiteral("laneState"));
    m_instant->setFont(font::interface(font::Size::Small));
    m_sentence->setFont(font::interface());
    m_sentence->setWordWrap(true);
    for (QLabel *label : {m_name, m_sentence})
        label->setTextFormat(Qt::PlainText);
    m_sentence->setObjectName(QStringLiteral("laneSentence"));
    m_grid->setHorizontalSpacing(metric::m);
    m_grid->setVerticalSpacing(metric::xs + 2);
    m_grid->setColumnMinimumWidth(0, labelWidth);
    m_grid->setColumnStretch(1, 1);

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
    layout->addLayout(m_grid);

    connect(&run, &RunView::selectionChanged, this, &LanePanel::refresh);
    connect(&run, &RunView::playheadChanged, this, &LanePanel::refresh);
    connect(&run, &RunView::cleared, this, &LanePanel::refresh);
    connect(&run, &RunView::grew, this, &LanePanel::refresh);
    connect(&appearance, &Appearance::changed, this, &LanePanel::paint);
    connect(&appearance, &Appearance::changed, this, &LanePanel::refresh);
    paint();
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
    m_sentence->setText(facts.sentence);
    setRows(facts.rows);
}

void LanePanel::setRows(const std::vector<std::pair<QString, QString>> &rows)
{
    if (m_rows.size() < rows.size()) {
        while (m_rows.size() < rows.size())
            m_rows.push_back(addRow());
        paint();
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const auto [title, value] = m_rows[i];
        const bool isUsed = i < rows.size();
        title->setVisible(isUsed);
        value->setVisible(isUsed);
        if (!isUsed)
            continue;
        title->setText(rows[i].first);
        value->setText(rows[i].second);
        value->setAccessibleName(rows[i].first);
    }
}

LanePanel::Row LanePanel::addRow()
{
    const Row row{new QLabel(this), new QLabel(this)};
    row.title->setFont(font::interface());
    row.value->setFont(font::code(font::Size::Small));
    row.value->setWordWrap(true);
    for (QLabel *label : {row.title, row.value}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    const int number = int(m_rows.size());
    m_grid->addWidget(row.title, number, 0, Qt::AlignTop);
    m_grid->addWidget(row.value, number, 1);
    return row;
}

void LanePanel::paint()
{
    const QString muted = colored(m_appearance.color(ColorRole::TextMuted));
    m_instant->setStyleSheet(muted);
    for (const auto &[title, value] : m_rows) {
        title->setStyleSheet(muted);
        value->setStyleSheet(colored(m_appearance.color(ColorRole::Text)));
    }
}

} // namespace coroscope

#include "moc_lanepanel.cpp"
