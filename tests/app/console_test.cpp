// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

#include <sstream>

using namespace coroscope;

namespace {

class ConsoleTest : public testing::Test {
protected:
    CommandLine parse(const QStringList &arguments) { return parseCommandLine(arguments).value(); }
    ExitCode run(const QString &file, const QStringList &options = {})
    {
        return runScenario(parse(QStringList{QStringLiteral("run"), file} + options), console);
    }
    bool printed(const char *text) const { return out.str().find(text) != std::string::npos; }

    std::ostringstream out, error;
    Console console{out, error};
    QTemporaryDir folder;
};

} // namespace

TEST_F(ConsoleTest, runPrintsTheLogWithTimesAndTheEnd)
{
    EXPECT_EQ(run(QStringLiteral("example:gather-with-values")), ExitCode::Ok);
    EXPECT_TRUE(printed("0.000  hello1"));
    EXPECT_TRUE(printed("2.000  hello2"));
    EXPECT_TRUE(printed("Completed. 4.000 s."));
    EXPECT_EQ(error.str(), "");
}

TEST_F(ConsoleTest, bothExecutorsAreCompared)
{
    EXPECT_EQ(run(QStringLiteral("example:gather-with-values"),
                  {QStringLiteral("--executor"), QStringLiteral("both")}),
              ExitCode::Ok);
    EXPECT_TRUE(printed("Event loop, virtual clock"));
    EXPECT_TRUE(printed("Threads, virtual clock"));
    EXPECT_TRUE(printed("Makespan"));
}

TEST_F(ConsoleTest, theTraceIsWrittenAsLines)
{
    const QString path = folder.filePath(QStringLiteral("t.jsonl"));
    EXPECT_EQ(run(QStringLiteral("example:gather-with-values"), {QStringLiteral("--trace"), path}),
              ExitCode::Ok);
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_TRUE(file.readLine().startsWith('{'));
}

TEST_F(ConsoleTest, eachFailureHasItsExitCodeAndItsSentence)
{
    EXPECT_EQ(run(folder.filePath(QStringLiteral("none.coroscope"))), ExitCode::InputOutput);
    EXPECT_EQ(run(QStringLiteral("example:none")), ExitCode::BadDocument);
    EXPECT_EQ(run(QStringLiteral("example:gather-with-values"),
                  {QStringLiteral("--trace"), folder.filePath(QStringLiteral("no/t.jsonl"))}),
              ExitCode::InputOutput);
    QFile bad(folder.filePath(QStringLiteral("bad.coroscope")));
    ASSERT_TRUE(bad.open(QIODevice::WriteOnly));
    bad.write("[]");
    bad.close();
    EXPECT_EQ(run(bad.fileName()), ExitCode::BadDocument);
    EXPECT_FALSE(error.str().empty());
}

TEST_F(ConsoleTest, everyExampleIsListedAndPassesTheCheck)
{
    EXPECT_EQ(showExamples(parse({QStringLiteral("examples")}), console), ExitCode::Ok);
    EXPECT_TRUE(printed("gather-with-values"));
    std::istringstream lines(out.str());
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        const QString name = QString::fromStdString(line.substr(0, line.find(' ')));
        EXPECT_EQ(checkScenario(parse({QStringLiteral("check"), QStringLiteral("example:") + name}),
                                console),
                  ExitCode::Ok)
            << line;
    }
    EXPECT_GT(count, 5);
}

TEST_F(ConsoleTest, anExampleIsPrintedOrWritten)
{
    const QString path = folder.filePath(QStringLiteral("e.coroscope"));
    const QStringList line{QStringLiteral("examples"), QStringLiteral("gather-with-values")};
    EXPECT_EQ(showExamples(parse(line), console), ExitCode::Ok);
    EXPECT_TRUE(printed("\"format\""));
    EXPECT_EQ(showExamples(parse(line + QStringList{QStringLiteral("-o"), path}), console),
              ExitCode::Ok);
    EXPECT_EQ(run(path), ExitCode::Ok);
}

TEST(ExitCodes, followHowTheRunEnded)
{
    EXPECT_EQ(exitCodeOf(RunEnd::Completed), ExitCode::Ok);
    EXPECT_EQ(exitCodeOf(RunEnd::Failed), ExitCode::ScenarioFailed);
    EXPECT_EQ(exitCodeOf(RunEnd::Deadlock), ExitCode::ScenarioFailed);
    EXPECT_EQ(exitCodeOf(RunEnd::Limit), ExitCode::Limit);
    EXPECT_EQ(exitCodeOf(RunEnd::Stopped), ExitCode::Interrupted);
    EXPECT_EQ(exitCodeOf(RunEnd::Refused), ExitCode::BadDocument);
}
