// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace coroscope {

/// The names of the scenarios that the program carries with it, in the gallery's order.
QStringList exampleNames();

/// Where the example called \p name can be read: a resource path. Empty when there is none.
QString examplePath(const QString &name);

} // namespace coroscope
