// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/style/appearance.h"
#include "views/timeline/chartstate.h"

#include <QPixmap>
#include <QWidget>

namespace coroscope {

/// The whole run as a strip, with a frame around what the chart shows. The frame is dragged, a
/// click elsewhere brings it there.
class OverviewStrip final : public QWidget {
    Q_OBJECT

public:
    OverviewStrip(ChartState &state, Appearance &appearance, QWidget *parent = nullptr);

    /// The strip begins where the chart's time area does.
    void setNamesWidth(int width);
    /// The frame around the visible range.
    QRectF frame() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QRectF strip() const;
    double positionAt(double x) const;
    void forget();

    ChartState &m_state;
    Appearance &m_appearance;
    int m_names = 0;
    QPixmap m_lanes; ///< painted anew when the recording, the size or the theme changes
    bool m_isDragging = false;
    double m_grip = 0; ///< where on the axis, from the visible range's begin, the frame is held
};

} // namespace coroscope
