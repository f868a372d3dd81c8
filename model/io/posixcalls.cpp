// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/posixcalls.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <system_error>
#include <unistd.h>

namespace coroscope {

int PosixCalls::open(const char *path, int flags, mode_t mode) { return ::open(path, flags, mode); }

ssize_t PosixCalls::read(int file, void *bytes, std::size_t size)
{
    return ::read(file, bytes, size);
}

ssize_t PosixCalls::write(int file, const void *bytes, std::size_t size)
{
    return ::write(file, bytes, size);
}

int PosixCalls::fstat(int file, struct stat *status) { return ::fstat(file, status); }

int PosixCalls::fchmod(int file, mode_t mode) { return ::fchmod(file, mode); }

int PosixCalls::fsync(int file) { return ::fsync(file); }

int PosixCalls::close(int file) { return ::close(file); }

int PosixCalls::rename(const char *from, const char *to) { return ::rename(from, to); }

int PosixCalls::unlink(const char *path) { return ::unlink(path); }

int PosixCalls::lstat(const char *path, struct stat *status) { return ::lstat(path, status); }

int PosixCalls::access(const char *path, int mode) { return ::access(path, mode); }

ssize_t PosixCalls::readlink(const char *path, char *target, std::size_t size)
{
    return ::readlink(path, target, size);
}

std::vector<std::string> PosixCalls::list(const char *path)
{
    std::vector<std::string> names;
    const std::unique_ptr<DIR, int (*)(DIR *)> folder(::opendir(path), ::closedir);
    while (folder) {
        const dirent *entry = ::readdir(folder.get());
        if (!entry)
            break;
        names.emplace_back(entry->d_name);
    }
    return names;
}

bool PosixCalls::isRunning(pid_t process) { return ::kill(process, 0) == 0 || errno == EPERM; }

PosixCalls &systemCalls()
{
    static PosixCalls calls;
    return calls;
}

CallFailure describeError(int error)
{
    struct Row {
        int error;
        const char *reason;
        const char *remedy;
    };
    static constexpr Row rows[] = {
        {ENOSPC, "The disk is full.", "Make room on it, or choose another place."},
        {EDQUOT, "Your share of the disk is used up.", "Make room, or choose another place."},
        {EACCES, "You may not do this there.", "Choose another place, or change the permissions."},
        {EPERM, "You may not do this there.", "Choose another place, or change the permissions."},
        {EROFS, "The disk is read-only.", "Choose another place."},
        {ENOENT, "There is no such file or folder.", "Check the name, or choose another place."},
        {ENOTDIR, "A part of the path is no folder.", "Check the name."},
        {EISDIR, "This is a folder.", "Choose the name of a file."},
        {ELOOP, "The links lead in a circle.", "Choose another place."},
        {ENAMETOOLONG, "The name is too long.", "Choose a shorter name."},
        {EIO, "The disk reports an error.", "Choose another disk, and check this one."},
        {EFBIG, "The file is too big for this disk.", "Choose another place."},
        {EMFILE, "Too many files are open.", "Close some, and try again."},
        {ENFILE, "Too many files are open.", "Close some, and try again."},
    };
    const auto *row = std::find_if(std::begin(rows), std::end(rows),
                                   [&](const Row &candidate) { return candidate.error == error; });
    if (row != std::end(rows))
        return {row->reason, row->remedy};
    return {"The system says: " + std::generic_category().message(error) + ".",
            "Try again, or choose another place."};
}

} // namespace coroscope
