// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/overviewstrip.h"

#include "views/timeline/overview.h"

#include <QMouseEvent>
#include <QPainter>

namespace coroscope {

OverviewStrip::OverviewStrip(ChartState &state, Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_state(state), m_appearance(appearance)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Overview of the whole run"));
    connect(&state, &ChartState::changed, this, [this] { update(); });
    connect(&state, &ChartState::layoutChanged, this, &OverviewStrip::forget);
    connect(&appearance, &Appearance::changed, this, &OverviewStrip::forget);
}

QSize OverviewStrip::sizeHint() const { return {400, ChartFonts().overviewHeight()}; }

void OverviewStrip::setNamesWidth(int width)
{
    m_names = width;
    forget();
}

void OverviewStrip::forget()
{
    m_lanes = {};
    update();
}

QRectF OverviewStrip::strip() const
{
    return QRectF(rect()).adjusted(m_names, metric::xs + 1, -metric::m, -metric::xs);
}

QRectF OverviewStrip::frame() const
{
    return overviewFrame(m_state.range(), m_state.wholeRange(), strip());
}

void OverviewStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_appearance.color(ColorRole::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), m_appearance.color(ColorRole::Border));
    if (m_state.isEmpty())
        return;
    const QRectF area = strip();
    if (m_lanes.isNull()) {
        const double ratio = devicePixelRatioF();
        m_lanes = QPixmap((area.size() * ratio).toSize().expandedTo({1, 1}));
        m_lanes.setDevicePixelRatio(ratio);
        m_lanes.fill(m_appearance.color(ColorRole::SurfaceSunken));
        QPainter lanes(&m_lanes);
        paintOverviewLanes(lanes, m_state.source(), m_state.axis(), m_appearance.theme(),
                           m_state.wholeRange(), QRectF(QPointF(), area.size()));
    }
    painter.drawPixmap(area.topLeft(), m_lanes);
    paintOverviewFrame(painter, m_appearance.theme(), frame(), area);
}

void OverviewStrip::resizeEvent(QResizeEvent *) { forget(); }

double OverviewStrip::positionAt(double x) const
{
    const QRectF area = strip();
    return pixelToPosition(x - area.left(), m_state.wholeRange(), area.width());
}

void OverviewStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_state.isEmpty())
        return;
    const double position = positionAt(event->position().x());
    const AxisRange range = m_state.range();
    if (!frame().contains(event->position()))
        m_state.setRange(panned(range, position - (range.begin + range.end) / 2));
    m_grip = position - m_state.range().begin;
    m_isDragging = true;
    setCursor(Qt::ClosedHandCursor);
}

void OverviewStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isDragging)
        return;
    const AxisRange range = m_state.range();
    m_state.setRange(panned(range, positionAt(event->position().x()) - m_grip - range.begin));
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent *)
{
    m_isDragging = false;
    unsetCursor();
}

} // namespace coroscope

#include "moc_overviewstrip.cpp"
