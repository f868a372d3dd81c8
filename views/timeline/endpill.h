// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/rendercontext.h"

#include <QPainter>

namespace coroscope {

/// A sign that stands for an outcome, drawn so that no font need have it.
enum class OutcomeSign { Check, Cross, Slashed };

/// Draws \p sign into \p box.
void paintSign(QPainter &painter, OutcomeSign sign, const QRectF &box, const QColor &color);

/// What stands at a lane's end: ✓ and the value, ✗ and the exception, or ⊘.
struct EndPill {
    QRectF rect;  ///< empty: nothing to show
    QString text; ///< elided to fit
    OutcomeSign sign = OutcomeSign::Check;
    ColorRole ink = ColorRole::Returned;
    ColorRole fill = ColorRole::ReturnedSoft;
};

/// The pill of \p lane whose row is \p row (x = 0 is the time area's left edge). Empty before the
/// end has happened and where it cannot be seen.
EndPill endPill(const RenderContext &context, const Recording &recording, const Lane &lane,
                const QRectF &row);

void paintEndPill(QPainter &painter, const RenderContext &context, const EndPill &pill);

/// The centre line of a lane's bar in a row of this top and height.
double barTop(const ChartFonts &fonts, const QRectF &row);

} // namespace coroscope
