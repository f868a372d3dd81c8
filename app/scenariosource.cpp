// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/scenariosource.h"

#include "document/picturescenario.h"
#include "io/fileaccess.h"
#include "io/scenarioreader.h"
#include "resources/gallery.h"

#include <QFile>

namespace coroscope {

namespace {

const QString examplePrefix = QStringLiteral("example:");

} // namespace

Result<std::string> exampleText(const QString &name)
{
    QFile file(examplePath(name));
    if (file.fileName().isEmpty() || !file.open(QIODevice::ReadOnly))
        return Problem{.what =
                           QStringLiteral("There is no example called %1.").arg(name).toStdString(),
                       .remedy = "`coroscope examples` lists them."};
    return file.readAll().toStdString();
}

Result<Scenario> readExample(const QString &name)
{
    const Result<std::string> text = exampleText(name);
    if (!text)
        return text.problem();
    return readScenario(text.value());
}

Result<Scenario> readScenarioAt(const QString &place)
{
    if (place.startsWith(examplePrefix))
        return readExample(place.mid(examplePrefix.size()));
    if (!isPictureFile(place))
        return loadScenario(place.toStdString());
    const Result<std::string> picture = readFile(place.toStdString(), limits::fileBytes);
    const Result<std::string> text = picture ? scenarioInPicture(picture.value()) : picture;
    Result<Scenario> scenario = text ? readScenario(text.value()) : text.problem();
    if (scenario)
        return scenario;
    Problem problem = scenario.problem();
    if (problem.where.empty())
        problem.where = place.toStdString();
    return problem;
}

} // namespace coroscope
