// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/gallery.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace coroscope {

namespace {

const QString folder = QStringLiteral(":/examples/");

} // namespace

QStringList exampleNames()
{
    QFile index(folder + QStringLiteral("index.json"));
    if (!index.open(QIODevice::ReadOnly))
        return {};
    QStringList names;
    for (const auto &name : QJsonDocument::fromJson(index.readAll()).array())
        names << name.toString();
    return names;
}

QString examplePath(const QString &name)
{
    return exampleNames().contains(name) ? folder + name + QStringLiteral(".coroscope") : QString();
}

} // namespace coroscope
