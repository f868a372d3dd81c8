// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/models/outcome.h"

#include <gtest/gtest.h>

using namespace coroscope;

namespace {

Recording ended(RunEnd end, const std::string &message = {})
{
    Recording recording;
    recording.end = end;
    recording.message = message;
    return recording;
}

} // namespace

TEST(EndProblem, isNothingWhenAllWentWellOrThePersonStoppedIt)
{
    const Recording good = ended(RunEnd::Completed);
    const Recording stopped = ended(RunEnd::Stopped, "The run was stopped.");
    EXPECT_FALSE(endProblem(good, nullptr));
    EXPECT_FALSE(endProblem(good, &good));
    EXPECT_FALSE(endProblem(stopped, &stopped));
}

TEST(EndProblem, ofTheThreadsAloneIsToldToo)
{
    const Recording good = ended(RunEnd::Completed);
    const Recording limited = ended(RunEnd::Limit, "The run has more than 2000 threads.");
    const std::optional<Problem> problem = endProblem(good, &limited);
    ASSERT_TRUE(problem);
    EXPECT_EQ(problem->what, "The run has more than 2000 threads.");
    EXPECT_EQ(problem->where, "the run on threads");
}

TEST(EndProblem, ofBothIsToldOnceWhenItIsTheSame)
{
    const Recording failed = ended(RunEnd::Failed, "The program ended with ValueError.");
    const Recording limited = ended(RunEnd::Limit, "The run has more than 2000 threads.");
    EXPECT_EQ(endProblem(failed, &failed)->what, "The program ended with ValueError.");
    EXPECT_EQ(endProblem(failed, &failed)->remedy, "");
    EXPECT_EQ(endProblem(failed, &limited)->remedy,
              "On threads: The run has more than 2000 threads.");
}
