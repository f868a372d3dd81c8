// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/style/theme.h"

#include "views/style/colortable.h"

namespace coroscope {

Theme::Theme(bool dark) : m_dark(dark)
{
    for (const NamedColor &row : colorTable())
        m_colors[static_cast<std::size_t>(row.role)] =
            QColor::fromRgba(dark ? row.dark : row.light);
}

const Theme &Theme::light()
{
    static const Theme theme(false);
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme(true);
    return theme;
}

} // namespace coroscope
