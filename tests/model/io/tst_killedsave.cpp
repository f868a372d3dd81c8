// SPDX-License-Identifier: GPL-3.0-or-later
#include "iofixture.h"

#include "io/fileaccess.h"

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace coroscope {
namespace {

/// Kills its own process at the nth call, as a crash or the system would; writes in small pieces,
/// so that it can be killed between two of them.
class KillingCalls : public PosixCalls {
public:
    explicit KillingCalls(int nth) : m_left(nth) {}

    int open(const char *path, int flags, mode_t mode) override
    {
        count();
        return PosixCalls::open(path, flags, mode);
    }
    ssize_t write(int file, const void *bytes, std::size_t size) override
    {
        count();
        return PosixCalls::write(file, bytes, std::min<std::size_t>(size, 60'000));
    }
    int fstat(int file, struct stat *status) override
    {
        count();
        return PosixCalls::fstat(file, status);
    }
    int fchmod(int file, mode_t mode) override
    {
        count();
        return PosixCalls::fchmod(file, mode);
    }
    int fsync(int file) override
    {
        count();
        return PosixCalls::fsync(file);
    }
    int close(int file) override
    {
        count();
        return PosixCalls::close(file);
    }
    int rename(const char *from, const char *to) override
    {
        count();
        return PosixCalls::rename(from, to);
    }
    int unlink(const char *path) override
    {
        count();
        return PosixCalls::unlink(path);
    }
    int lstat(const char *path, struct stat *status) override
    {
        count();
        return PosixCalls::lstat(path, status);
    }

private:
    void count()
    {
        if (--m_left == 0)
            kill(getpid(), SIGKILL);
    }
    int m_left;
};

class KilledSave : public test::FolderTest {
protected:
    /// Saves \p bytes in a child that is killed at its nth call. False when it came to its end.
    bool isKilledAt(int nth, const std::string &bytes) const
    {
        const pid_t child = fork();
        if (child == 0) {
            KillingCalls calls(nth);
            _exit(replaceFile(path("file"), bytes, calls).ok() ? 0 : 1);
        }
        int status = 0;
        EXPECT_EQ(waitpid(child, &status, 0), child);
        EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << "the save failed";
        return WIFSIGNALED(status);
    }
};

TEST_F(KilledSave, leavesTheOldOrTheNewFileWhole)
{
    Scenario scenario = test::everything();
    const std::string small = writeScenario(scenario);
    scenario.description = std::string(200'000, 'x');
    const std::string big = writeScenario(scenario);
    int kills = 0;
    int sawNew = 0;
    for (const bool toBig : {true, false}) {
        const std::string &before = toBig ? small : big;
        const std::string &after = toBig ? big : small;
        for (int nth = 1;; ++nth) {
            ASSERT_TRUE(replaceFile(path("file"), before).ok());
            if (!isKilledAt(nth, after))
                break;
            const std::string found = contents("file");
            ASSERT_TRUE(found == before || found == after)
                << "killed at call " << nth << ": " << found.size() << " bytes";
            ++kills;
            sawNew += found == after;
        }
        EXPECT_EQ(contents("file"), after);
    }
    EXPECT_GT(kills, 16) << "at every call of both";
    EXPECT_GT(sawNew, 0) << "some were killed after the new file took the old one's place";
    EXPECT_LT(sawNew, kills);
    ASSERT_TRUE(replaceFile(path("file"), small).ok());
    EXPECT_EQ(names(), std::vector<std::string>{"file"}) << "temporary files are swept";
}

} // namespace
} // namespace coroscope
