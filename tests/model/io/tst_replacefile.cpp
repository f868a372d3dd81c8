// SPDX-License-Identifier: GPL-3.0-or-later
#include "iofixture.h"

#include "io/fileaccess.h"

#include <cerrno>
#include <csignal>
#include <functional>
#include <map>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace coroscope {
namespace {

/// Lets the nth use of one call fail, and counts the uses of all.
class FailingCalls : public PosixCalls {
public:
    std::string call;
    int nth = 1;
    int error = EIO;
    std::size_t mostBytesAWrite = SIZE_MAX;
    std::map<std::string, int> uses;

    int open(const char *path, int flags, mode_t mode) override
    {
        return fails("open") ? -1 : PosixCalls::open(path, flags, mode);
    }
    ssize_t write(int file, const void *bytes, std::size_t size) override
    {
        if (fails("write"))
            return error == 0 ? 0 : -1;
        return PosixCalls::write(file, bytes, std::min(size, mostBytesAWrite));
    }
    int fstat(int file, struct stat *status) override
    {
        return fails("fstat") ? -1 : PosixCalls::fstat(file, status);
    }
    int fchmod(int file, mode_t mode) override
    {
        return fails("fchmod") ? -1 : PosixCalls::fchmod(file, mode);
    }
    int fsync(int file) override { return fails("fsync") ? -1 : PosixCalls::fsync(file); }
    int close(int file) override
    {
        const int result = PosixCalls::close(file); // Linux closes, whatever it reports
        return fails("close") ? -1 : result;
    }
    int rename(const char *from, const char *to) override
    {
        return fails("rename") ? -1 : PosixCalls::rename(from, to);
    }
    int lstat(const char *path, struct stat *status) override
    {
        return fails("lstat") ? -1 : PosixCalls::lstat(path, status);
    }

private:
    bool fails(const std::string &name)
    {
        const bool now = ++uses[name] == nth && name == call;
        if (now)
            errno = error;
        return now;
    }
};

class ReplaceFile : public test::FolderTest {
protected:
    /// What is said of saving "new" over \p name, or that it was saved.
    std::string said(const std::string &name, PosixCalls &calls = systemCalls()) const
    {
        const Result<Done> done = replaceFile(path(name), "new", calls);
        if (done)
            return "saved";
        EXPECT_EQ(done.problem().where, path(name));
        EXPECT_FALSE(done.problem().remedy.empty());
        return done.problem().what;
    }
    mode_t mode(const std::string &name) const
    {
        struct stat status {};
        ::stat(path(name).c_str(), &status);
        return status.st_mode & 07777;
    }
};

TEST_F(ReplaceFile, writesNewFilesAndReplacesOldOnes)
{
    EXPECT_EQ(said("file"), "saved");
    EXPECT_EQ(contents("file"), "new");
    write("file", "something much longer than new");
    EXPECT_EQ(said("file"), "saved");
    EXPECT_EQ(contents("file"), "new");
    EXPECT_EQ(names(), std::vector<std::string>{"file"}) << "nothing else is left";
}

struct Fault {
    const char *call;
    int nth;
    int error;
    const char *reason;
};

class FaultySave : public ReplaceFile, public testing::WithParamInterface<Fault> {};

TEST_P(FaultySave, leavesTheOldFileAndNothingElse)
{
    FailingCalls calls;
    calls.call = GetParam().call;
    calls.nth = GetParam().nth;
    calls.error = GetParam().error;
    write("file", "old");
    EXPECT_EQ(said("file", calls),
              std::string("The file was not saved; the old one is untouched. ") +
                  GetParam().reason);
    EXPECT_EQ(contents("file"), "old");
    EXPECT_EQ(names(), std::vector<std::string>{"file"});
}

const Fault faults[] = {
    {"lstat", 1, EACCES, "You may not do this there."},
    {"open", 1, EACCES, "You may not do this there."},
    {"open", 1, EROFS, "The disk is read-only."},
    {"open", 1, ENOSPC, "The disk is full."},
    {"write", 1, ENOSPC, "The disk is full."},
    {"write", 1, EIO, "The disk reports an error."},
    {"write", 1, EDQUOT, "Your share of the disk is used up."},
    {"write", 1, 0, "The disk reports an error."},
    {"fstat", 1, EIO, "The disk reports an error."},
    {"fchmod", 1, EPERM, "You may not do this there."},
    {"fsync", 1, EIO, "The disk reports an error."},
    {"fsync", 1, ENOSPC, "The disk is full."},
    {"close", 1, EIO, "The disk reports an error."},
    {"close", 1, ENOSPC, "The disk is full."},
    {"rename", 1, EIO, "The disk reports an error."},
    {"rename", 1, EACCES, "You may not do this there."},
    {"rename", 1, ENOENT, "There is no such file or folder."},
};
INSTANTIATE_TEST_SUITE_P(each, FaultySave, testing::ValuesIn(faults));

TEST_F(ReplaceFile, survivesADiskThatFillsUpInTheMiddle)
{
    FailingCalls calls;
    calls.mostBytesAWrite = 1;
    calls.call = "write";
    calls.nth = 3;
    calls.error = ENOSPC;
    write("file", "old");
    EXPECT_NE(said("file", calls), "saved");
    EXPECT_EQ(contents("file"), "old");
    EXPECT_EQ(names().size(), 1u);
}

TEST_F(ReplaceFile, goesOnAfterShortAndInterruptedWrites)
{
    FailingCalls calls;
    calls.mostBytesAWrite = 1;
    calls.call = "write";
    calls.nth = 2;
    calls.error = EINTR;
    EXPECT_EQ(said("file", calls), "saved");
    EXPECT_EQ(contents("file"), "new");
    EXPECT_EQ(calls.uses["write"], 4);
}

TEST_F(ReplaceFile, syncsTheFileAndThenItsFolder)
{
    FailingCalls calls;
    EXPECT_EQ(said("file", calls), "saved");
    EXPECT_EQ(calls.uses["fsync"], 2);
}

TEST_F(ReplaceFile, tellsWhenTheDiskDoesNotConfirmTheRename)
{
    FailingCalls calls;
    calls.call = "fsync";
    calls.nth = 2;
    write("file", "old");
    EXPECT_TRUE(said("file", calls).starts_with("The file is written, but the disk does not"));
    EXPECT_EQ(contents("file"), "new");
    calls.uses.clear();
    calls.error = EINVAL;
    EXPECT_EQ(said("file", calls), "saved") << "a file system that cannot sync folders";
}

TEST_F(ReplaceFile, keepsThePermissionsOfTheOldFile)
{
    write("file", "old");
    ASSERT_EQ(chmod(path("file").c_str(), 0640), 0);
    EXPECT_EQ(said("file"), "saved");
    EXPECT_EQ(mode("file"), 0640u);
}

TEST_F(ReplaceFile, givesNewFilesTheUsualPermissions)
{
    const mode_t old = umask(027);
    EXPECT_EQ(said("file"), "saved");
    umask(old);
    EXPECT_EQ(mode("file"), 0640u);
}

TEST_F(ReplaceFile, writesThroughLinksToTheirEnd)
{
    std::filesystem::create_directory(folder / "real");
    write("real/file", "old");
    std::filesystem::create_symlink("real/file", folder / "near");
    std::filesystem::create_symlink(folder / "near", folder / "far");
    EXPECT_EQ(said("far"), "saved");
    EXPECT_EQ(contents("real/file"), "new");
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "far"));
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "near"));
}

TEST_F(ReplaceFile, makesTheFileThatALinkAwaits)
{
    std::filesystem::create_symlink("file", folder / "link");
    EXPECT_EQ(said("link"), "saved");
    EXPECT_EQ(contents("file"), "new");
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "link"));
}

TEST_F(ReplaceFile, refusesLinksInACircle)
{
    std::filesystem::create_symlink("b", folder / "a");
    std::filesystem::create_symlink("a", folder / "b");
    EXPECT_EQ(said("a"), "The file was not saved; the old one is untouched. "
                         "The links lead in a circle.");
    EXPECT_TRUE(std::filesystem::is_symlink(folder / "a"));
}

TEST_F(ReplaceFile, refusesFoldersDevicesAndPipes)
{
    constexpr auto noFile = "This is a folder, device or pipe and no file.";
    ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
    std::filesystem::create_directory(folder / "folder");
    EXPECT_EQ(said("pipe"), noFile);
    EXPECT_EQ(said("folder"), noFile);
    std::filesystem::create_symlink("/dev/null", folder / "null");
    EXPECT_EQ(said("null"), noFile);
    EXPECT_TRUE(std::filesystem::is_character_file("/dev/null"));
    EXPECT_EQ(names().size(), 3u);
}

TEST_F(ReplaceFile, refusesAFolderThatIsNotThere)
{
    EXPECT_EQ(said("gone/file"), "The file was not saved; the old one is untouched. "
                                 "There is no such file or folder.");
}

TEST_F(ReplaceFile, savesInTheCurrentFolderToo)
{
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder);
    EXPECT_TRUE(replaceFile("file", "new").ok());
    std::filesystem::current_path(before);
    EXPECT_EQ(contents("file"), "new");
}

TEST_F(ReplaceFile, takesNamesAsLongAsTheyMayBe)
{
    EXPECT_EQ(said(std::string(255, 'n')), "saved");
    EXPECT_EQ(said(std::string(256, 'n')), "The file was not saved; the old one is untouched. "
                                           "The name is too long.");
}

TEST_F(ReplaceFile, sweepsWhatAKilledSaveLeft)
{
    // A process number that is no longer taken: that of a child which has ended.
    const pid_t child = fork();
    if (child == 0)
        _exit(0);
    waitpid(child, nullptr, 0);
    char host[256] = {};
    gethostname(host, sizeof host - 1);
    const std::string stem = std::string(".coroscope-save-") + host + "-";
    write(stem + std::to_string(child) + "-1", "stray");
    const std::string living = stem + std::to_string(getppid()) + "-1";
    write(living, "of a running process");
    write(".coroscope-save-otherhost-1-1", "of another machine");
    write("file.tmp", "not ours");
    EXPECT_EQ(said("file"), "saved");
    auto expected =
        std::vector<std::string>{".coroscope-save-otherhost-1-1", living, "file", "file.tmp"};
    std::sort(expected.begin(), expected.end());
    EXPECT_EQ(names(), expected);
}

/// Root may write everywhere: these run as nobody, in a child.
int asNobody(const std::function<bool()> &test)
{
    const pid_t child = fork();
    if (child == 0) {
        if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
            _exit(2);
        _exit(test() ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(ReplaceFile, refusesAReadOnlyFolder)
{
    write("file", "old");
    ASSERT_EQ(chmod(path("file").c_str(), 0666), 0);
    ASSERT_EQ(chmod(folder.c_str(), 0555), 0);
    EXPECT_EQ(asNobody([&] {
                  return said("file") == "The file was not saved; the old one is untouched. "
                                         "You may not do this there.";
              }),
              0);
    ASSERT_EQ(chmod(folder.c_str(), 0755), 0);
    EXPECT_EQ(contents("file"), "old");
}

TEST_F(ReplaceFile, refusesAWriteProtectedFile)
{
    write("file", "old");
    ASSERT_EQ(chmod(path("file").c_str(), 0444), 0);
    ASSERT_EQ(chmod(folder.c_str(), 0777), 0);
    EXPECT_EQ(asNobody([&] { return said("file") == "The file is write-protected."; }), 0);
    EXPECT_EQ(contents("file"), "old");
}

TEST_F(ReplaceFile, savesInAFolderThatCannotBeListed)
{
    ASSERT_EQ(chmod(folder.c_str(), 0733), 0);
    EXPECT_EQ(asNobody([&] { return said("file") == "saved"; }), 0);
    EXPECT_EQ(contents("file"), "new");
}

TEST_F(ReplaceFile, reportsAFileThatIsTooBigForTheSystem)
{
    write("file", "old");
    ASSERT_EQ(chmod(path("file").c_str(), 0666), 0);
    ASSERT_EQ(chmod(folder.c_str(), 0777), 0);
    EXPECT_EQ(asNobody([&] {
                  signal(SIGXFSZ, SIG_IGN);
                  const rlimit limit{2, 2};
                  setrlimit(RLIMIT_FSIZE, &limit);
                  return said("file") == "The file was not saved; the old one is untouched. "
                                         "The file is too big for this disk.";
              }),
              0);
    EXPECT_EQ(contents("file"), "old");
    EXPECT_EQ(names().size(), 1u);
}

} // namespace
} // namespace coroscope
