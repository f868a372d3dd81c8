// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QImage>

#include <string>
#include <string_view>

namespace coroscope {

/// A picture of a chart carries its scenario along: the bytes of the `.coroscope` file in base64,
/// in a PNG as a text chunk with the key "CoroscopeScenario", in an SVG as an element of that name
/// in its <metadata>. A scenario over 5 MB stays at home: readers of PNG skip larger texts.

/// Whether \p path names a picture that may carry a scenario, by its ending.
bool isPictureFile(const QString &path);

/// Puts \p scenario into \p image, for when it is written as PNG.
void embedScenario(QImage &image, std::string_view scenario);

/// \p svg, which Qt wrote, with \p scenario in it.
QByteArray withScenario(QByteArray svg, std::string_view scenario);

/// The scenario that the bytes of a picture carry, PNG or SVG. They may be of anybody: entities are
/// not followed, and whatever is broken or too large is refused with a sentence.
Result<std::string> scenarioInPicture(const std::string &picture);

} // namespace coroscope
