// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/chartcanvas.h"

#include "views/timeline/chartmargins.h"
#include "views/timeline/chartpainter.h"
#include "views/timeline/chartwords.h"
#include "views/timeline/statestyle.h"

#include <QAccessible>
#include <QPainter>

#include <algorithm>

namespace coroscope {

ChartCanvas::ChartCanvas(ChartState &state, Player &player, ChartNotes &notes,
                         Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_state(state), m_player(player), m_notes(notes), m_appearance(appearance)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    grabGesture(Qt::PinchGesture);
    setAccessibleName(tr("Timeline"));
    adoptFonts();
    connect(&state, &ChartState::changed, this, [this] { update(); });
    connect(&state, &ChartState::layoutChanged, this, &ChartCanvas::onLayoutChanged);
    connect(&state, &ChartState::laneChosen, this, &ChartCanvas::revealRow);
    connect(&state.view(), &RunView::selectionChanged, this, &ChartCanvas::describeSelection);
    connect(&state.view(), &RunView::cleared, this, &ChartCanvas::clearMeasure);
    connect(&state, &ChartState::positionsMoved, this, &ChartCanvas::clearMeasure);
    connect(&notes, &ChartNotes::changed, this, [this] {
        if (!m_notes.find(m_selectedNote))
            m_selectedNote = -1;
        update();
    });
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
}

void ChartCanvas::adoptFonts()
{
    m_fonts = ChartFonts();
    m_state.setRowMetrics(m_fonts.rowMetrics());
    onLayoutChanged();
}

void ChartCanvas::onLayoutChanged()
{
    if (!m_hasChosenNames) {
        const int names = std::max(
            m_leastNames, coroscope::namesWidth(m_state.source(), m_state.layout(), m_fonts));
        if (names != m_names) {
            m_names = names;
            updateWidth();
            Q_EMIT
            namesWidthChanged(names);
        }
    }
    setScroll(m_scroll);
    Q_EMIT
    scrollChanged();
    update();
}

void ChartCanvas::setNamesWidth(int width)
{
    m_hasChosenNames = true;
    m_names = std::clamp(width, m_leastNames,
                         std::max(m_leastNames, std::min(widestNames, this->width() / 2)));
    updateWidth();
    Q_EMIT
    namesWidthChanged(m_names);
    update();
}

void ChartCanvas::setLeastNamesWidth(int width)
{
    m_leastNames = std::max(narrowestNames, width);
    if (m_hasChosenNames && m_names < m_leastNames)
        setNamesWidth(m_leastNames);
    onLayoutChanged();
}

void ChartCanvas::updateWidth() { m_state.setWidth(width() - m_names); }

int ChartCanvas::largestScroll() const
{
    return std::max(0, m_state.layout().height() - (height() - m_fonts.rulerHeight()));
}

void ChartCanvas::setScroll(int scroll)
{
    scroll = std::clamp(scroll, 0, largestScroll());
    if (scroll == m_scroll)
        return;
    m_scroll = scroll;
    Q_EMIT
    scrollChanged();
    update();
}

void ChartCanvas::revealRow(int row)
{
    if (row < 0)
        return;
    const Row &of = m_state.layout().rows()[static_cast<std::size_t>(row)];
    // Headings that are held at the edges must not cover it.
    const int heading = m_fonts.rowMetrics().band;
    const int view = height() - m_fonts.rulerHeight();
    if (of.y - heading < m_scroll)
        setScroll(of.y - heading);
    else if (of.bottom() + heading > m_scroll + view)
        setScroll(of.bottom() + heading - view);
}

void ChartCanvas::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_state.isEmpty()) {
        painter.fillRect(rect(), m_appearance.color(ColorRole::Surface));
        paintSentence(painter);
        return;
    }
    withScene([&painter](const ChartScene &scene) { paintChart(painter, scene); });
    paintSentence(painter);
    if (hasFocus()) {
        painter.setPen(m_appearance.color(ColorRole::Accent));
        painter.setBrush(Qt::NoBrush);
        painter.drawLine(0, height() - 1, width(), height() - 1);
    }
}

QString ChartCanvas::sentence() const
{
    if (m_state.isEmpty())
        return m_state.view().isLive() ? tr("The run begins…") : tr("Press F5 to run the scenario");
    const bool hasLane = std::ranges::any_of(
        m_state.layout().rows(), [](const Row &row) { return row.kind == RowKind::Lane; });
    return hasLane || m_state.lanes().filter.isEmpty() ? QString()
                                                       : tr("No lane has what the filter asks for");
}

void ChartCanvas::paintSentence(QPainter &painter) const
{
    painter.setPen(m_appearance.color(ColorRole::TextMuted));
    painter.setFont(font::interface(font::Size::Large));
    painter.drawText(rect(), Qt::AlignCenter, sentence());
}

void ChartCanvas::resizeEvent(QResizeEvent *)
{
    updateWidth();
    onLayoutChanged();
}

void ChartCanvas::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange)
        adoptFonts();
    QWidget::changeEvent(event);
}

void ChartCanvas::describeSelection()
{
    const ChartMarks &marks = m_state.marks();
    const Recording *recording = m_state.source().of(marks.selectedBand);
    QString text;
    if (recording && marks.selectedLane < recording->lifecycle.lanes().size()) {
        const Lane &lane = recording->lifecycle.lanes()[marks.selectedLane];
        text = laneTitle(*recording, lane);
        if (marks.selectedSpan >= 0) {
            const Span &span = lane.spans[static_cast<std::size_t>(marks.selectedSpan)];
            const QStringList words = spanWords(*recording, span);
            text += QStringLiteral(", ") + stateName(span.state);
            if (!words.isEmpty())
                text += QStringLiteral(", ") + words.front();
        }
    }
    describe(text);
}

void ChartCanvas::describe(const QString &text)
{
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

} // namespace coroscope

#include "moc_chartcanvas.cpp"
