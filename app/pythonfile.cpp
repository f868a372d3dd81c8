// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pythonfile.h"

#include "io/fileaccess.h"

namespace coroscope {

bool isPythonFile(const QString &path)
{
    return path.endsWith(QLatin1StringView(".py"), Qt::CaseInsensitive);
}

Result<PythonSource> readPythonFile(const QString &path, const QString &name)
{
    Result<std::string> bytes = readFile(path.toStdString(), limits::fileBytes);
    if (!bytes)
        return bytes.problem();
    return PythonSource{.name = name.toStdString(), .bytes = std::move(bytes).value()};
}

} // namespace coroscope
