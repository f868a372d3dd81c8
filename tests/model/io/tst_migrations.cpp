// SPDX-License-Identifier: GPL-3.0-or-later
#include "iofixture.h"

#include "io/migrations.h"

namespace coroscope {
namespace {

void append(JsonValue &document, const char *word)
{
    JsonValue &log = *document.find("log");
    log.text += word;
}

constexpr Migration steps[] = {
    {1, [](JsonValue &document) { append(document, "1>2 "); }},
    {2, [](JsonValue &document) { append(document, "2>3 "); }},
};

std::string logFrom(int version)
{
    JsonValue document;
    document.type = JsonValue::Type::Object;
    JsonMember &log = document.members.emplace_back();
    log.key = "log";
    log.value.type = JsonValue::Type::String;
    migrate(document, version, steps);
    return document.find("log")->text;
}

TEST(Migrations, takeADocumentThroughEveryVersionInOrder)
{
    EXPECT_EQ(logFrom(1), "1>2 2>3 ");
    EXPECT_EQ(logFrom(2), "2>3 ");
    EXPECT_EQ(logFrom(3), "");
}

TEST(Migrations, leadWithoutGapsToTheFormatOfThisProgram)
{
    int version = formatVersion - static_cast<int>(migrations().size());
    EXPECT_EQ(version, 1) << "version 1 was the first";
    for (const Migration &step : migrations())
        EXPECT_EQ(step.from, version++);
}

/// A file of every version is kept for ever and must stay readable.
TEST(Migrations, readAFileOfEveryVersion)
{
    for (int version = 1; version <= formatVersion; ++version) {
        const std::string path =
            TEST_DATA_DIR "/scenarios/version" + std::to_string(version) + ".coroscope";
        const Result<Scenario> scenario = loadScenario(path);
        ASSERT_TRUE(scenario.ok()) << path << ": " << scenario.problem().text();
        EXPECT_EQ(scenario->title, "Every kind of block");
        EXPECT_EQ(scenario->definitions.size(), 2u);
        EXPECT_EQ(scenario->program.size(), 5u);
    }
}

TEST(Migrations, leaveAFileOfThisVersionAsItIs)
{
    const std::string path =
        TEST_DATA_DIR "/scenarios/version" + std::to_string(formatVersion) + ".coroscope";
    EXPECT_EQ(writeScenario(*loadScenario(path)), test::bytesOf(path));
}

} // namespace
} // namespace coroscope
