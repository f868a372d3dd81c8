// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <sys/stat.h>
#include <sys/types.h>
#include <vector>

namespace coroscope {

/// The calls of the operating system that reading and saving files need, one for one, so that tests
/// can make any of them fail. Each returns what the call returns and leaves its errno.
class PosixCalls {
public:
    virtual ~PosixCalls() = default;

    virtual int open(const char *path, int flags, mode_t mode);
    virtual ssize_t read(int file, void *bytes, std::size_t size);
    virtual ssize_t write(int file, const void *bytes, std::size_t size);
    virtual int fstat(int file, struct stat *status);
    virtual int fchmod(int file, mode_t mode);
    virtual int fsync(int file);
    virtual int close(int file);
    virtual int rename(const char *from, const char *to);
    virtual int unlink(const char *path);
    virtual int lstat(const char *path, struct stat *status);
    virtual int access(const char *path, int mode);
    virtual ssize_t readlink(const char *path, char *target, std::size_t size);
    /// The names in the folder \p path; empty also when it cannot be listed.
    virtual std::vector<std::string> list(const char *path);
    /// True when a process with this number exists.
    virtual bool isRunning(pid_t process);
};

/// The operating system itself.
PosixCalls &systemCalls();

/// Why a call failed with \p error, as a sentence for a person, and what to do.
struct CallFailure {
    std::string reason; ///< "The disk is full."
    std::string remedy; ///< "Make room on it, or save elsewhere."
};
CallFailure describeError(int error);

} // namespace coroscope
