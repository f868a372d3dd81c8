// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/style/theme.h"

#include <QIcon>
#include <QString>

namespace coroscope {

/// The icon :/icons/\p name.svg in the colours of \p theme: muted, stronger when it is on, faint
/// when it is disabled. Make it anew when the theme changes.
QIcon icon(const QString &name, const Theme &theme);

/// The same in one colour, whatever the state.
QIcon icon(const QString &name, const QColor &color);

} // namespace coroscope
