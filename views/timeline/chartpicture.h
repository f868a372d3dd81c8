// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/timeline/chartscene.h"

#include <QImage>
#include <QPainter>

#include <functional>
#include <memory>

namespace coroscope {

/// Something that can be painted anywhere. Sizes are in device-independent pixels.
struct ChartPicture {
    QSize size;
    std::function<void(QPainter &)> paint;
};

/// The whole of the recordings: ruler, lanes, legend. Lanes that do not fit into the height are
/// left out. What it shows must outlive it.
class WholeChart {
public:
    /// \p threads may be null.
    WholeChart(const Recording &loop, const Recording *threads, const Theme &theme, QSize size,
               AxisMode axis = AxisMode::Time);

    QSize size() const { return m_size; }
    Nanos duration() const { return m_source.duration(); }
    /// The whole run, without a playhead.
    void paint(QPainter &painter);
    /// As it was at \p time, with the playhead.
    void paintAt(QPainter &painter, Nanos time);

private:
    void paint(QPainter &painter, Nanos playhead, bool showPlayhead);

    ChartSource m_source;
    std::vector<Difference> m_differences;
    const Theme &m_theme;
    QSize m_size;
    ChartFonts m_fonts;
    std::unique_ptr<Axis> m_axis;
    RowLayout m_layout;
    ChartIndex m_loopIndex, m_threadsIndex;
    RunCache m_cache;
    int m_header = 0; ///< width of the names
};

/// The whole of the recordings as a picture, which shares the chart.
ChartPicture wholeChartPicture(const Recording &loop, const Recording *threads, const Theme &theme,
                               QSize size, AxisMode axis = AxisMode::Time);

/// \p picture in pixels, \p scale of them for each device-independent one.
QImage renderPicture(const ChartPicture &picture, double scale = 1);

/// The size of a picture \p width wide in which all lanes fit; at most 16,000 high.
QSize chartPictureSize(const Recording &loop, const Recording *threads, int width);

} // namespace coroscope
