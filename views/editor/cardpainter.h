// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/editor/cardlayout.h"
#include "views/editor/highlights.h"
#include "views/style/theme.h"

class QPainter;

namespace coroscope {

/// The colours that a group of blocks wears.
struct GroupColors {
    ColorRole stripe;
    ColorRole soft;
};
GroupColors groupColors(BlockGroup group);

/// Draws laid out cards. Holds nothing of its own; made for each painting.
class CardPainter {
public:
    CardPainter(QPainter &painter, const Theme &theme, const Highlights &highlights)
        : m_painter(painter), m_theme(theme), m_highlights(highlights)
    {
    }

    /// Draws what of \p card meets \p exposed.
    void paintCard(const CardLayout &card, const QRectF &exposed);
    /// Draws the boxes alone, as while dragging.
    void paintBoxes(const CardLayout &card, const QRectF &exposed);

private:
    void paintHeader(const CardLayout &card);
    void paintEmptyBodies(const CardLayout &card, const QRectF &exposed);
    void paintBox(const BlockBox &box);
    void paintFill(const BlockBox &box);
    void paintLights(const BlockBox &box);
    void paintBreakpoint(const BlockBox &box);
    void paintPart(const BlockBox &box, const PlacedPart &placed);
    void paintChip(const QRectF &rect, bool faulty);
    void paintMore(const BlockBox &box);
    void paintText(const QRectF &rect, const QString &text, TextStyle style, const QColor &color,
                   bool struck = false);

    QPainter &m_painter;
    const Theme &m_theme;
    const Highlights &m_highlights;
};

} // namespace coroscope
