// SPDX-License-Identifier: GPL-3.0-or-later
#include "iofixture.h"

#include "scenario/validation.h"

#include <random>

namespace coroscope {
namespace {

/// Reading ends in a scenario that round-trips or in a problem with a place, whatever comes in.
void check(const std::string &bytes)
{
    const Result<Scenario> scenario = readScenario(bytes);
    if (!scenario) {
        EXPECT_FALSE(scenario.problem().what.empty());
        EXPECT_FALSE(scenario.problem().remedy.empty()) << scenario.problem().what;
        return;
    }
    validate(*scenario);
    const std::string written = writeScenario(*scenario);
    const Result<Scenario> again = readScenario(written);
    ASSERT_TRUE(again.ok()) << again.problem().text() << "\n" << bytes;
    EXPECT_EQ(*again, *scenario) << bytes;
    EXPECT_EQ(writeScenario(*again), written);
}

std::vector<std::string> corpus()
{
    std::vector<std::filesystem::path> paths;
    for (const char *folder : {"/fuzz/scenario", "/scenarios"}) {
        for (const auto &entry :
             std::filesystem::directory_iterator(TEST_DATA_DIR + std::string(folder)))
            paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> files;
    for (const auto &path : paths)
        files.push_back(test::bytesOf(path));
    return files;
}

TEST(ScenarioFuzz, survivesTheCorpus)
{
    const auto files = corpus();
    EXPECT_GT(files.size(), 20u);
    for (const std::string &bytes : files)
        check(bytes);
}

TEST(ScenarioFuzz, survivesEveryPrefixOfEveryFile)
{
    for (const std::string &bytes : corpus()) {
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            const Result<Scenario> scenario = readScenario(std::string_view(bytes).substr(0, size));
            EXPECT_TRUE(scenario.ok() || scenario.problem().line > 0);
        }
    }
}

/// Changes a few bytes, and pieces that mean something to the format.
class Mutator {
public:
    explicit Mutator(unsigned seed) : m_random(seed) {}

    std::string mutate(std::string bytes)
    {
        for (std::size_t changes = 1 + below(4); changes > 0; --changes)
            changeOnce(bytes);
        return bytes;
    }
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : m_random() % limit; }

private:
    void changeOnce(std::string &bytes)
    {
        static const std::string pieces[] = {
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "null",
            "true",
            "1e400",
            "-1",
            "0",
            "\\ud800",
            "\\u0000",
            "\xff",
            "\xef\xbb\xbf",
            "2147483648",
            "\"id\": ",
            "\"kind\": \"else\"",
            "\"body\": [",
            "\"clauses\": [",
            "\"version\": 2",
            "\"kind\": \"newer\"",
        };
        const std::size_t at = below(bytes.size() + 1);
        switch (below(5)) {
        case 0:
            if (!bytes.empty())
                bytes[below(bytes.size())] = static_cast<char>(below(256));
            break;
        case 1:
            bytes.erase(at, 1 + below(20));
            break;
        case 2:
            bytes.insert(at, pieces[below(std::size(pieces))]);
            break;
        case 3:
            bytes.insert(at, bytes.substr(below(bytes.size() + 1), below(200)));
            break;
        case 4: {
            const std::size_t end = std::min(bytes.size(), at + 1 + below(10));
            bytes.replace(at, end - at, pieces[below(std::size(pieces))]);
            break;
        }
        }
    }

    std::mt19937 m_random;
};

TEST(ScenarioFuzz, survivesMutatedFiles)
{
    const auto files = corpus();
    Mutator mutator(2024);
    for (int i = 0; i < 20'000 && !HasFailure(); ++i)
        check(mutator.mutate(files[mutator.below(files.size())]));
}

} // namespace
} // namespace coroscope
