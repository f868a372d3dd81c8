// SPDX-License-Identifier: GPL-3.0-or-later
// `coroscope render`, without its process.
#include "app/console.h"
#include "app/scenariosource.h"
#include "document/picturescenario.h"

#include <QFile>
#include <QImageReader>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <set>
#include <sstream>

using namespace coroscope;

namespace {

class RenderTest : public testing::Test {
protected:
    ExitCode render(const QString &path, const QStringList &options = {})
    {
        const QStringList line{QStringLiteral("render"),
                               QStringLiteral("example:gather-with-values"), QStringLiteral("-o"),
                               path};
        return drawPicture(parseCommandLine(line + options).value(), console);
    }
    QString pathOf(const char *name) { return folder.filePath(QLatin1StringView(name)); }
    std::string read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }

    std::ostringstream out, error;
    Console console{out, error};
    QTemporaryDir folder;
};

} // namespace

TEST_F(RenderTest, picturesHoldTheScenarioByteForByte)
{
    const std::string expected = exampleText(QStringLiteral("gather-with-values")).value();
    for (const char *name : {"a.png", "a.svg"}) {
        ASSERT_EQ(render(pathOf(name)), ExitCode::Ok) << error.str();
        const Result<std::string> scenario = scenarioInPicture(read(pathOf(name)));
        ASSERT_TRUE(scenario.ok()) << scenario.problem().what;
        EXPECT_EQ(scenario.value(), expected);
    }
}

TEST_F(RenderTest, theRulerIsThatWhichWasAskedFor)
{
    std::set<std::string> pictures;
    for (const char *axis : {"time", "steps", "compressed"}) {
        ASSERT_EQ(render(pathOf("a.svg"), {QStringLiteral("--axis"), QLatin1StringView(axis)}),
                  ExitCode::Ok);
        pictures.insert(read(pathOf("a.svg")));
    }
    EXPECT_EQ(pictures.size(), 3u);
}

TEST_F(RenderTest, drawsAPdfOfTheSizeThatWasAskedFor)
{
    ASSERT_EQ(render(pathOf("a.pdf"), {QStringLiteral("--size"), QStringLiteral("800x400")}),
              ExitCode::Ok);
    const std::string bytes = read(pathOf("a.pdf"));
    EXPECT_TRUE(bytes.starts_with("%PDF"));
    EXPECT_NE(bytes.find("/MediaBox [0 0 600"), std::string::npos);
}

TEST_F(RenderTest, drawsThePlaybackAtTheSpeedThatWasAskedFor)
{
    ASSERT_EQ(render(pathOf("a.gif"), {QStringLiteral("--size=400x300"),
                                       QStringLiteral("--speed=4"), QStringLiteral("--fps=10")}),
              ExitCode::Ok)
        << error.str();
    QImageReader reader(pathOf("a.gif"));
    EXPECT_EQ(reader.imageCount(), 11) << "4 s at 4 times the speed, and the end";
    EXPECT_EQ(reader.size(), QSize(400, 300));
}

TEST_F(RenderTest, saysWhatIsTooLongOrCannotBeWrittenAndWritesNothing)
{
    EXPECT_EQ(render(pathOf("a.gif"), {QStringLiteral("--speed=0.001")}), ExitCode::Usage);
    EXPECT_NE(error.str().find("Choose a speed of"), std::string::npos) << error.str();
    EXPECT_FALSE(QFile::exists(pathOf("a.gif")));
    EXPECT_EQ(render(pathOf("no/a.png")), ExitCode::InputOutput);
}
