// SPDX-License-Identifier: GPL-3.0-or-later
#include "iofixture.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

namespace coroscope {
namespace {

class KilledSave : public test::FolderTest {};

/// Saves the two scenarios in turn until it is killed.
[[noreturn]] void saveForEver(const Scenario &a, const Scenario &b, const std::string &path)
{
    while (saveScenario(a, path).ok() && saveScenario(b, path).ok())
        continue;
    _exit(1);
}

TEST_F(KilledSave, leavesTheOldOrTheNewFileWhole)
{
    Scenario small = test::everything();
    Scenario big = small;
    big.description = std::string(200'000, 'x');
    const std::string smallBytes = writeScenario(small);
    const std::string bigBytes = writeScenario(big);
    ASSERT_TRUE(saveScenario(small, path("file")).ok());
    // However busy the machine is, some are killed before they save, some after.
    const auto begin = std::chrono::steady_clock::now();
    ASSERT_TRUE(saveScenario(big, path("file")).ok());
    ASSERT_TRUE(saveScenario(small, path("file")).ok());
    const auto both = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - begin);
    const auto longest =
        std::clamp<useconds_t>(static_cast<useconds_t>(both.count()) * 3 / 2, 20'000, 400'000);
    std::mt19937 random(1);
    int sawBig = 0;
    for (int round = 0; round < 200; ++round) {
        const pid_t child = fork();
        ASSERT_GE(child, 0);
        if (child == 0)
            saveForEver(small, big, path("file"));
        usleep(static_cast<useconds_t>(random() % longest));
        kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << "a save failed in round " << round;
        const std::string found = contents("file");
        ASSERT_TRUE(found == smallBytes || found == bigBytes)
            << "round " << round << ": " << found.size() << " bytes";
        sawBig += found == bigBytes;
    }
    EXPECT_GT(sawBig, 0) << "the child was always killed before it saved";
    ASSERT_TRUE(saveScenario(small, path("file")).ok());
    EXPECT_EQ(names(), std::vector<std::string>{"file"}) << "temporary files are swept";
}

} // namespace
} // namespace coroscope
