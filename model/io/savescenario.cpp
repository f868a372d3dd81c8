// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/fileaccess.h"
#include "io/formats.h"
#include "io/jsonvalue.h"
#include "io/migrations.h"
#include "io/scenarioreader.h"
#include "io/scenariowriter.h"

#include <charconv>
#include <fcntl.h>
#include <unistd.h>

namespace coroscope {
namespace {

/// True when the file at \p path begins as a newer Coroscope would write it.
bool isOfNewerVersion(const std::string &path)
{
    char head[256];
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return false;
    const ssize_t size = ::read(file, head, sizeof head);
    ::close(file);
    const std::string_view text(head, size < 0 ? 0 : static_cast<std::size_t>(size));
    constexpr std::string_view key = "\"version\": ";
    const std::size_t at = text.find(key);
    if (text.find(jsonString(scenarioFormat)) == std::string_view::npos ||
        at == std::string_view::npos)
        return false;
    int version = 0;
    std::from_chars(text.data() + at + key.size(), text.data() + text.size(), version);
    return version > formatVersion;
}

} // namespace

Result<Done> saveScenario(const Scenario &scenario, const std::string &path)
{
    const std::string bytes = writeScenario(scenario);
    // What cannot be opened again must not take the place of a file that can.
    if (const Result<Scenario> copy = readScenario(bytes); !copy) {
        Problem problem = copy.problem();
        problem.what = "The file was not saved: it could not be opened again. " + problem.what;
        return problem;
    }
    if (isOfNewerVersion(path))
        return Problem{.what = "The file there was saved by a newer Coroscope and is kept.",
                       .where = path,
                       .remedy = "Save under another name."};
    return replaceFile(path, bytes);
}

} // namespace coroscope
