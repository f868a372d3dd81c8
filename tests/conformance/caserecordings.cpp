// SPDX-License-Identifier: GPL-3.0-or-later
#include "conformance/caserecordings.h"

#include "io/scenarioreader.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace coroscope::test {

void forEachCase(const CheckCase &check, On on)
{
    std::size_t count = 0;
    for (const char *folder : {"resources/examples", "tests/conformance/scenarios"}) {
        for (const auto &entry :
             std::filesystem::directory_iterator(std::filesystem::path(REPOSITORY_DIR) / folder)) {
            if (entry.path().extension() != ".coroscope")
                continue;
            SCOPED_TRACE(entry.path().stem().string());
            const Result<Scenario> scenario = loadScenario(entry.path().string());
            ASSERT_TRUE(scenario.ok());
            Recording recording(on == On::Loop ? Recording::Executor::Loop
                                               : Recording::Executor::Threads);
            recording.trace = std::move(run(*scenario, on).trace);
            recording.update();
            check(recording, 1 + recording.trace.size() / 400);
            ++count;
        }
    }
    EXPECT_GT(count, 200u);
}

} // namespace coroscope::test
