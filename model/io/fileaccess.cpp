// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/fileaccess.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>

namespace coroscope {
namespace {

/// A file that closes itself when it is left.
class OpenFile {
public:
    OpenFile(PosixCalls &calls, int file) : m_calls(calls), m_file(file) {}
    ~OpenFile() { m_calls.close(m_file); }
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

private:
    PosixCalls &m_calls;
    int m_file;
};

Problem cannotRead(const std::string &path, int error)
{
    const CallFailure failure = describeError(error);
    return {.what = "The file cannot be opened. " + failure.reason,
            .where = path,
            .remedy = failure.remedy};
}

Problem tooBig(const std::string &path, std::size_t limit)
{
    return {.what = "The file is larger than " + std::to_string(limit >> 20) + " MB.",
            .where = path,
            .remedy = "This is hardly a scenario: choose another file."};
}

bool isSameState(const struct stat &a, const struct stat &b)
{
    return a.st_size == b.st_size && a.st_mtim.tv_sec == b.st_mtim.tv_sec &&
           a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

} // namespace

Result<std::string> readFile(const std::string &path, std::size_t limit, PosixCalls &calls)
{
    // O_NONBLOCK: opening a pipe would wait for its writer.
    const int file = calls.open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
    if (file < 0)
        return cannotRead(path, errno);
    const OpenFile guard(calls, file);
    struct stat before {};
    if (calls.fstat(file, &before) != 0)
        return cannotRead(path, errno);
    if (!S_ISREG(before.st_mode))
        return Problem{.what = "This is a folder, device or pipe and no file.",
                       .where = path,
                       .remedy = "Choose a file."};
    if (static_cast<std::size_t>(before.st_size) > limit)
        return tooBig(path, limit);
    std::string bytes;
    char buffer[1 << 16];
    while (true) {
        const ssize_t count = calls.read(file, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return cannotRead(path, errno);
        if (count == 0)
            break;
        bytes.append(buffer, static_cast<std::size_t>(count));
        if (bytes.size() > limit)
            return tooBig(path, limit);
    }
    struct stat after {};
    const bool isWhole = calls.fstat(file, &after) == 0 && isSameState(before, after) &&
                         bytes.size() == static_cast<std::size_t>(after.st_size);
    if (!isWhole)
        return Problem{.what = "The file changed while it was read.",
                       .where = path,
                       .remedy = "Open it again when nothing writes to it."};
    return bytes;
}

} // namespace coroscope
