// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/style/theme.h"

#include <QPalette>
#include <QString>

namespace coroscope {

/// The palette of \p theme: what widgets wear that the style sheet does not name.
QPalette themePalette(const Theme &theme);

/// The style sheet of the program (:/theme/coroscope.qss) in the colours of \p theme.
QString styleSheet(const Theme &theme);

/// \p text with @SmallFont, @NormalFont, @LargeFont and @TitleFont replaced by those sizes.
QString withSizes(QString text);

/// \p text with each @Role replaced by that role's colour in \p theme. Unknown names stay.
QString withColors(const QString &text, const Theme &theme);

} // namespace coroscope
