// SPDX-License-Identifier: GPL-3.0-or-later
// How a lane is dragged to another place among those of its creator.
#include "views/timeline/chartcanvas.h"

namespace coroscope {

void ChartCanvas::dragLane(const QPointF &point)
{
    m_dropBefore.reset();
    m_dropY = -1;
    setCursor(Qt::ForbiddenCursor);
    const auto &rows = m_state.layout().rows();
    const Recording *recording = m_state.source().of(m_pressed.band);
    const int y = static_cast<int>(point.y()) - m_fonts.rulerHeight() + m_scroll;
    const std::uint32_t parent = recording->lifecycle.lanes()[m_pressed.lane].parent;
    // It can go before or after each sibling and what that leads to.
    int end = -1;
    bool isSibling = false;
    for (const Row &row : rows) {
        const bool isLane = row.kind == RowKind::Lane && row.band == m_pressed.band;
        const Lane *lane = isLane ? &recording->lifecycle.lanes()[row.lane] : nullptr;
        if (lane && lane->parent == parent) {
            if (y < row.y + row.height / 2) {
                m_dropBefore = row.lane;
                m_dropY = row.y;
                break;
            }
            isSibling = true;
        }
        if (isSibling && isLane)
            end = row.bottom();
    }
    if (!m_dropBefore && isSibling && y < end) {
        m_dropBefore = noLane;
        m_dropY = end;
    }
    if (m_dropBefore)
        setCursor(Qt::ClosedHandCursor);
    update();
}

void ChartCanvas::dropLane()
{
    if (m_dropBefore)
        m_state.placeLane(m_pressed.band, m_pressed.lane, *m_dropBefore);
    m_dropBefore.reset();
    m_dropY = -1;
    update();
}

} // namespace coroscope
