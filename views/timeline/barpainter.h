// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/rendercontext.h"
#include "views/timeline/statestyle.h"

#include <QPainter>
#include <QVarLengthArray>

namespace coroscope {

/// Paints the bars of states with their patterns. Plain rectangles are collected by colour and
/// painted together, the rest at once; call flush() before anything is painted on top.
class BarPainter {
public:
    BarPainter(QPainter &painter, const RenderContext &context);
    ~BarPainter() { flush(); }
    BarPainter(const BarPainter &) = delete;
    BarPainter &operator=(const BarPainter &) = delete;

    /// What has happened.
    void bar(SpanState state, const QRectF &rect);
    /// What lies after the playhead.
    void future(const QRectF &rect);
    /// Something that took (almost) no time: a slim solid mark.
    void tick(SpanState state, const QRectF &rect);
    /// A light around a bar whose block or lane is pointed at or selected.
    void glow(const QRectF &rect, bool selected);
    void flush();

private:
    void plain(const QColor &color, const QRectF &rect);
    void shape(const QRectF &rect, const QColor &fill, const QColor &outline = {});
    void pattern(const StateStyle &style, const QRectF &rect);
    void dots(const QColor &ink, const QRectF &rect);
    void diagonals(const QColor &ink, const QRectF &rect, double spacing, double thickness);

    struct Batch {
        QRgb color;
        QVector<QRectF> rects;
    };
    QPainter &m_painter;
    const RenderContext &m_context;
    QVarLengthArray<Batch, 12> m_batches;
};

} // namespace coroscope
