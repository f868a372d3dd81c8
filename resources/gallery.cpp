// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/gallery.h"

#include <QDir>
#include <QFileInfo>

namespace coroscope
{

namespace
{

const QString folder = QStringLiteral(":/examples");
const QString suffix = QStringLiteral(".coroscope");

} // namespace

QStringList exampleNames()
{
    QStringList names =
        QDir(folder).entryList({QLatin1Char('*') + suffix}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(suffix.size());
    return names;
}

QString examplePath(const QString &name)
{
    return exampleNames().contains(name) ? folder + QLatin1Char('/') + name + suffix : QString();
}

} // namespace coroscope
