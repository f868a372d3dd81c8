// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <string>
#include <string_view>

namespace coroscope {

/// UTF-8 as the model keeps it -> QString.
inline QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// A title or help text of the block catalog in the person's language.
inline QString catalogText(std::string_view text)
{
    const std::string source(text);
    return QCoreApplication::translate("BlockCatalog", source.c_str());
}

} // namespace coroscope
