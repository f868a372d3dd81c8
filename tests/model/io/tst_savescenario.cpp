// SPDX-License-Identifier: GPL-3.0-or-later
#include "iofixture.h"

#include "scenario/limits.h"

namespace coroscope {
namespace {

class SaveScenario : public test::FolderTest {};

TEST_F(SaveScenario, canBeLoadedAgain)
{
    const Scenario scenario = test::everything();
    ASSERT_TRUE(saveScenario(scenario, path("a.coroscope")).ok());
    EXPECT_EQ(contents("a.coroscope"), writeScenario(scenario));
    const Result<Scenario> copy = loadScenario(path("a.coroscope"));
    ASSERT_TRUE(copy.ok()) << copy.problem().text();
    EXPECT_EQ(*copy, scenario);
}

TEST_F(SaveScenario, refusesWhatCouldNotBeOpenedAgain)
{
    write("a.coroscope", "old");
    Scenario scenario;
    scenario.title = std::string(limits::textBytes + 1, 'x');
    const Result<Done> done = saveScenario(scenario, path("a.coroscope"));
    ASSERT_FALSE(done.ok());
    EXPECT_TRUE(done.problem().what.starts_with("The file was not saved: it could not be opened"))
        << done.problem().what;
    EXPECT_EQ(contents("a.coroscope"), "old");
}

TEST_F(SaveScenario, neverOverwritesAFileOfANewerVersion)
{
    const std::string newer =
        "{\n  \"format\": \"coroscope-scenario\",\n  \"version\": 2,\n  \"x\": 1\n}\n";
    write("a.coroscope", newer);
    const Result<Done> done = saveScenario({}, path("a.coroscope"));
    ASSERT_FALSE(done.ok());
    EXPECT_EQ(done.problem().what, "The file there was saved by a newer Coroscope and is kept.");
    EXPECT_EQ(contents("a.coroscope"), newer);
    write("b.txt", "\"version\": 2");
    EXPECT_TRUE(saveScenario({}, path("b.txt")).ok());
}

TEST_F(SaveScenario, loadsOnlyWhatIsAScenario)
{
    write("a.coroscope", "{}");
    EXPECT_EQ(loadScenario(path("a.coroscope")).problem().what, "This is no Coroscope scenario.");
    EXPECT_FALSE(loadScenario(path("nothing")).ok());
    ReadLimits limits;
    limits.bytes = 10;
    write("b.coroscope", writeScenario({}));
    EXPECT_FALSE(loadScenario(path("b.coroscope"), limits).ok());
}

} // namespace
} // namespace coroscope
