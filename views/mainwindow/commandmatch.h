// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace coroscope {

/// How well \p text answers what a person typed: 0 not at all; more is better. Each word of \p
/// query must occur in \p text, in any order and case; the beginning of the text counts most, then
/// that of a word. An empty query fits everything alike.
int matchScore(QStringView text, QStringView query);

} // namespace coroscope
