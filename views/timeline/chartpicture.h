// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recording.h"
#include "views/style/theme.h"

#include <QImage>
#include <QSize>
#include <QString>

namespace coroscope {

/// The whole of the recordings as a picture: ruler, lanes, legend, without a playhead. \p threads
/// may be null. Lanes that do not fit into the height are left out.
QImage renderChart(const Recording &loop, const Recording *threads, const Theme &theme, QSize size);

/// The same as SVG with real text. False when \p path cannot be written.
bool writeChartSvg(const Recording &loop, const Recording *threads, const Theme &theme, QSize size,
                   const QString &path);

/// The size of a picture \p width wide in which all lanes fit; at most 16,000 high.
QSize chartPictureSize(const Recording &loop, const Recording *threads, int width);

} // namespace coroscope
