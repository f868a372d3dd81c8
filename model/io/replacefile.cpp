// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/fileaccess.h"

#include <atomic>
#include <cerrno>
#include <charconv>
#include <climits>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace coroscope {
namespace {

constexpr std::string_view temporaryPrefix = ".coroscope-save-";

/// Thrown at the first call that fails; caught in replaceFile.
struct SaveFailure {
    Problem problem;
};

[[noreturn]] void refuse(const std::string &path, std::string what, std::string remedy)
{
    throw SaveFailure{{.what = std::move(what), .where = path, .remedy = std::move(remedy)}};
}

[[noreturn]] void fail(const std::string &path, int error)
{
    CallFailure failure = describeError(error);
    refuse(path, "The file was not saved; the old one is untouched. " + failure.reason,
           std::move(failure.remedy));
}

std::string folderOf(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

/// Host names are part of the names of temporary files: process numbers of another machine that
/// shares the folder mean nothing here.
std::string temporaryStem()
{
    char host[HOST_NAME_MAX + 1] = {};
    ::gethostname(host, HOST_NAME_MAX);
    return std::string(temporaryPrefix) + host + "-";
}

std::string temporaryName()
{
    static std::atomic<unsigned> counter = 0;
    return temporaryStem() + std::to_string(::getpid()) + "-" + std::to_string(++counter);
}

/// One save: what is known of it, and what must be undone when it fails.
class Save {
public:
    Save(const std::string &path, PosixCalls &calls) : m_path(path), m_calls(calls)
    {
        findTarget();
    }
    Save(const Save &) = delete;
    Save &operator=(const Save &) = delete;
    ~Save()
    {
        if (m_file >= 0)
            m_calls.close(m_file);
        if (!m_temporary.empty())
            m_calls.unlink(m_temporary.c_str());
    }

    void run(std::string_view bytes)
    {
        const std::string folder = folderOf(m_target);
        sweep(folder);
        createTemporary(folder);
        writeAll(bytes);
        struct stat written {};
        check(m_calls.fstat(m_file, &written));
        if (static_cast<std::size_t>(written.st_size) != bytes.size())
            fail(m_path, EIO);
        if (m_hasOld)
            check(m_calls.fchmod(m_file, m_old.st_mode & 0777));
        check(m_calls.fsync(m_file));
        const int file = std::exchange(m_file, -1);
        check(m_calls.close(file));
        check(m_calls.rename(m_temporary.c_str(), m_target.c_str()));
        m_temporary.clear();
        syncFolder(folder);
    }

private:
    void check(int result)
    {
        if (result != 0)
            fail(m_path, errno);
    }

    /// Follows symbolic links, also one to a file that is not there yet.
    void findTarget()
    {
        m_target = m_path;
        for (int links = 0; m_calls.lstat(m_target.c_str(), &m_old) == 0; ++links) {
            if (!S_ISLNK(m_old.st_mode)) {
                m_hasOld = true;
                break;
            }
            char text[PATH_MAX];
            const ssize_t size = m_calls.readlink(m_target.c_str(), text, sizeof text);
            if (size < 0 || links == 40)
                fail(m_path, size < 0 ? errno : ELOOP);
            const std::string link(text, static_cast<std::size_t>(size));
            m_target = link.starts_with('/') ? link : folderOf(m_target) + "/" + link;
        }
        if (!m_hasOld && errno != ENOENT)
            fail(m_path, errno);
        if (m_hasOld && !S_ISREG(m_old.st_mode))
            refuse(m_path, "This is a folder, device or pipe and no file.",
                   "Choose the name of a file.");
        if (m_hasOld && m_calls.access(m_target.c_str(), W_OK) != 0)
            refuse(m_path, "The file is write-protected.",
                   "Save under another name, or change the file's permissions.");
    }

    void createTemporary(const std::string &folder)
    {
        const std::string name = folder + "/" + temporaryName();
        m_file = m_calls.open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (m_file < 0)
            fail(m_path, errno);
        m_temporary = name;
    }

    void writeAll(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t count = m_calls.write(m_file, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR)
                continue;
            if (count <= 0)
                fail(m_path, count < 0 ? errno : EIO);
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }

    /// Makes the rename last. Some file systems cannot sync a folder and say EINVAL.
    void syncFolder(const std::string &folder)
    {
        const int file = m_calls.open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
        const bool isSynced = file >= 0 && (m_calls.fsync(file) == 0 || errno == EINVAL);
        const int error = errno;
        if (file >= 0)
            m_calls.close(file);
        if (!isSynced &&
            !(file < 0 && error == EACCES)) // a folder may be writable, yet not readable
            refuse(m_path,
                   "The file is written, but the disk does not confirm it: it may be the old one "
                   "again after a power failure. " +
                       describeError(error).reason,
                   "Save again, or save elsewhere.");
    }

    /// Removes what saves that were killed have left in the folder.
    void sweep(const std::string &folder)
    {
        const std::string stem = temporaryStem();
        for (const std::string &name : m_calls.list(folder.c_str())) {
            if (!name.starts_with(stem))
                continue;
            pid_t process = 0;
            std::from_chars(name.data() + stem.size(), name.data() + name.size(), process);
            if (process > 0 && !m_calls.isRunning(process))
                m_calls.unlink((folder + "/" + name).c_str());
        }
    }

    std::string m_path;
    std::string m_target;
    PosixCalls &m_calls;
    struct stat m_old {};
    bool m_hasOld = false;
    int m_file = -1;
    std::string m_temporary;
};

} // namespace

Result<Done> replaceFile(const std::string &path, std::string_view bytes, PosixCalls &calls)
{
    try {
        Save(path, calls).run(bytes);
        return Done{};
    } catch (const SaveFailure &failure) {
        return failure.problem;
    }
}

} // namespace coroscope
