// SPDX-License-Identifier: GPL-3.0-or-later
#include "iofixture.h"

#include "io/fileaccess.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace coroscope {
namespace {

class ReadFile : public test::FolderTest {
protected:
    /// What is said of \p name, or that it was read.
    std::string said(const std::string &name, PosixCalls &calls = systemCalls()) const
    {
        const Result<std::string> bytes = readFile(path(name), 1000, calls);
        if (bytes)
            return "read";
        EXPECT_EQ(bytes.problem().where, path(name));
        EXPECT_FALSE(bytes.problem().remedy.empty());
        return bytes.problem().what;
    }
};

TEST_F(ReadFile, givesAllBytes)
{
    const std::string bytes = std::string("a\0b\xff\r\n", 6);
    write("file", bytes);
    EXPECT_EQ(*readFile(path("file"), 6), bytes);
    write("empty", "");
    EXPECT_EQ(*readFile(path("empty"), 6), "");
}

TEST_F(ReadFile, followsLinks)
{
    write("file", "x");
    std::filesystem::create_symlink("file", folder / "link");
    EXPECT_EQ(*readFile(path("link"), 6), "x");
}

TEST_F(ReadFile, refusesWhatIsTooBigWithoutReadingIt)
{
    write("file", "x");
    std::filesystem::resize_file(folder / "file", 1u << 30);
    EXPECT_EQ(readFile(path("file"), 64u << 20).problem().what, "The file is larger than 64 MB.");
}

TEST_F(ReadFile, refusesWhatIsNoFile)
{
    ASSERT_EQ(mkfifo(path("pipe").c_str(), 0600), 0);
    std::filesystem::create_directory(folder / "folder");
    constexpr auto noFile = "This is a folder, device or pipe and no file.";
    EXPECT_EQ(said("pipe"), noFile) << "and does not wait for a writer";
    EXPECT_EQ(said("folder"), noFile);
    EXPECT_EQ(readFile("/dev/zero", 1000).problem().what, noFile);
    EXPECT_EQ(said("nothing"), "The file cannot be opened. There is no such file or folder.");
    write("file", "x");
    EXPECT_EQ(said("file/inside"), "The file cannot be opened. A part of the path is no folder.");
}

/// Reads fail, come in pieces, or see the file change.
class UnsteadyRead : public PosixCalls {
public:
    ssize_t read(int file, void *bytes, std::size_t) override
    {
        if (interruptions-- > 0) {
            errno = EINTR;
            return -1;
        }
        if (error != 0) {
            errno = error;
            return -1;
        }
        const ssize_t count = PosixCalls::read(file, bytes, 1);
        if (count == 1 && !growing.empty())
            std::ofstream(growing, std::ios::app) << "more";
        return count;
    }
    int interruptions = 0;
    int error = 0;
    std::string growing;
};

TEST_F(ReadFile, goesOnAfterInterruptionsAndShortReads)
{
    write("file", "some bytes");
    UnsteadyRead calls;
    calls.interruptions = 3;
    EXPECT_EQ(*readFile(path("file"), 100, calls), "some bytes");
}

TEST_F(ReadFile, reportsAnErrorOfTheDisk)
{
    write("file", "some bytes");
    UnsteadyRead calls;
    calls.error = EIO;
    EXPECT_EQ(said("file", calls), "The file cannot be opened. The disk reports an error.");
}

TEST_F(ReadFile, refusesAFileThatChangesOrGrowsWithoutEnd)
{
    write("file", "some bytes");
    UnsteadyRead calls;
    calls.growing = path("file");
    EXPECT_EQ(said("file", calls), "The file is larger than 0 MB.");
    write("file", "x");
    class Truncating : public PosixCalls {
    public:
        ssize_t read(int file, void *bytes, std::size_t size) override
        {
            const ssize_t count = PosixCalls::read(file, bytes, size);
            std::filesystem::resize_file(victim, 0);
            return count;
        }
        std::string victim;
    } truncating;
    truncating.victim = path("file");
    EXPECT_EQ(said("file", truncating), "The file changed while it was read.");
}

} // namespace
} // namespace coroscope
