// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"

#include "app/scenariosource.h"
#include "document/picturescenario.h"

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

    /// A file of this name with these bytes.
    QString write(const char *name, const QByteArray &bytes)
    {
        QFile file(folder.filePath(QLatin1StringView(name)));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }
    ExitCode import(const QString &file, const QStringList &options = {})
    {
        return importScript(parse(QStringList{QStringLiteral("import"), file} + options), console);
    }
    ExitCode exportOf(const QString &file, const QStringList &options = {})
    {
        return exportScenario(parse(QStringList{QStringLiteral("export"), file} + options),
                              console);
    }
    void forgetOutput()
    {
        out.str({});
        error.str({});
    }

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

TEST_F(ConsoleTest, whatGoesOtherwiseOnThreadsIsSaidBelowTheComparison)
{
    EXPECT_EQ(run(QStringLiteral("example:blocking-call-freezes-the-loop"),
                  {QStringLiteral("--executor"), QStringLiteral("both")}),
              ExitCode::Ok);
    EXPECT_TRUE(printed("Difference: On threads ticks ran during blocks's blocking call; on the "
                        "loop it waited 1.750 s."));
    EXPECT_EQ(run(QStringLiteral("example:computing-holds-the-loop"),
                  {QStringLiteral("--executor"), QStringLiteral("both")}),
              ExitCode::Ok);
    EXPECT_TRUE(printed("Difference: On threads computes #2 ran during computes's computation; on "
                        "the loop it waited 1.000 s."));
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

TEST_F(ConsoleTest, theTraceHasTheFormatOfItsEnding)
{
    const auto traced = [this](const char *name, const QStringList &options = {}) {
        const QString path = folder.filePath(QLatin1StringView(name));
        EXPECT_EQ(run(QStringLiteral("example:gather-with-values"),
                      options + QStringList{QStringLiteral("--trace"), path}),
                  ExitCode::Ok)
            << error.str();
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QStringList both{QStringLiteral("--executor"), QStringLiteral("both")};
    EXPECT_TRUE(traced("t.json", both).startsWith("{\"traceEvents\": ["));
    EXPECT_TRUE(traced("t.json", both).contains("\"args\": {\"name\": \"threads\"}"));
    EXPECT_FALSE(traced("t.json").contains("\"args\": {\"name\": \"threads\"}"));
    EXPECT_TRUE(traced("t.csv").startsWith("executor,event,"));
    EXPECT_TRUE(traced("t.csv", both).contains("\nthreads,"));
    EXPECT_TRUE(traced("t.anything").startsWith("{\"ev\": \"meta\""));
}

TEST_F(ConsoleTest, aPictureWithAScenarioInsideIsRunLikeAFile)
{
    QImage image(4, 4, QImage::Format_RGB32);
    image.fill(Qt::white);
    EXPECT_TRUE(image.save(folder.filePath(QStringLiteral("plain.png"))));
    embedScenario(image, exampleText(QStringLiteral("gather-with-values")).value());
    EXPECT_TRUE(image.save(folder.filePath(QStringLiteral("full.png"))));
    EXPECT_EQ(run(folder.filePath(QStringLiteral("full.png"))), ExitCode::Ok) << error.str();
    EXPECT_TRUE(printed("Completed. 4.000 s."));
    EXPECT_EQ(run(folder.filePath(QStringLiteral("plain.png"))), ExitCode::BadDocument);
    EXPECT_NE(error.str().find("There is no scenario in this picture."), std::string::npos);
    EXPECT_EQ(run(write("half.svg", "<svg><g>")), ExitCode::BadDocument);
    EXPECT_EQ(run(folder.filePath(QStringLiteral("none.png"))), ExitCode::InputOutput);
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

TEST_F(ConsoleTest, aPythonProgramRunsAndIsCheckedAsItIs)
{
    const QString script =
        write("demo.py", "import asyncio\n\n\nasync def main():\n"
                         "    await asyncio.sleep(2)\n    print('done')\n\n\n"
                         "if __name__ == '__main__':\n    asyncio.run(main())\n");
    EXPECT_EQ(run(script), ExitCode::Ok) << error.str();
    EXPECT_TRUE(printed("2.000  main                done"));
    EXPECT_EQ(checkScenario(parse({QStringLiteral("check"), script}), console), ExitCode::Ok);
    EXPECT_TRUE(printed("no problems"));
}

TEST_F(ConsoleTest, checkTellsWarningsAndHintsOfAGoodScenario)
{
    const QString script =
        write("careless.py", "async def main():\n    asyncio.sleep(1)\n    time.sleep(1)\n\n\n"
                             "asyncio.run(main())\n");
    EXPECT_EQ(checkScenario(parse({QStringLiteral("check"), script}), console), ExitCode::Ok);
    EXPECT_TRUE(printed("warning: The coroutine that asyncio.sleep() makes is never awaited"));
    EXPECT_TRUE(printed("Where: main › block 1, do"));
    EXPECT_TRUE(printed("hint: time.sleep holds the loop"));
    EXPECT_FALSE(printed("no problems"));
}

TEST_F(ConsoleTest, importPrintsTheScenarioOrSavesIt)
{
    const QString script = write("my_demo.py", "x = 1\n");
    EXPECT_EQ(import(script), ExitCode::Ok);
    EXPECT_TRUE(printed("\"title\": \"my demo\""));
    const std::string scenario = out.str();
    const QString path = folder.filePath(QStringLiteral("b.coroscope"));
    forgetOutput();
    EXPECT_EQ(import(script, {QStringLiteral("-o"), path}), ExitCode::Ok);
    EXPECT_EQ(out.str(), "");
    QFile saved(path);
    ASSERT_TRUE(saved.open(QIODevice::ReadOnly));
    EXPECT_EQ(saved.readAll().toStdString(), scenario);
    EXPECT_EQ(import(script, {QStringLiteral("-o"), folder.filePath(QStringLiteral("no/b"))}),
              ExitCode::InputOutput);
}

TEST_F(ConsoleTest, whatCannotBeImportedIsListedLineByLine)
{
    const QString script = write("bad.py", "import os\nclass A(list):\n    pass\n");
    const QString path = folder.filePath(QStringLiteral("b.coroscope"));
    EXPECT_EQ(import(script, {QStringLiteral("-o"), path}), ExitCode::BadDocument);
    EXPECT_FALSE(QFile::exists(path));
    const std::string name = script.toStdString();
    EXPECT_EQ(error.str().find(name + ":1: import of os: There are only asyncio, "), 0u);
    EXPECT_NE(error.str().find("\n" + name + ":2: class A derived from list: Keep one"),
              std::string::npos);
    forgetOutput();
    EXPECT_EQ(run(write("typo.py", "x = = 1\n")), ExitCode::BadDocument);
    EXPECT_NE(error.str().find("typo.py:1:5: this is no Python (invalid syntax): "),
              std::string::npos)
        << error.str();
    EXPECT_EQ(import(folder.filePath(QStringLiteral("none.py"))), ExitCode::InputOutput);
}

TEST_F(ConsoleTest, exportPrintsTheProgramOrSavesIt)
{
    const QString example = QStringLiteral("example:gather-with-values");
    EXPECT_EQ(exportOf(example), ExitCode::Ok);
    EXPECT_TRUE(printed("import asyncio\n"));
    const std::string program = out.str();
    const QString path = write("b.py", "what was there before\n");
    forgetOutput();
    EXPECT_EQ(exportOf(example, {QStringLiteral("-o"), path}), ExitCode::Ok);
    EXPECT_EQ(out.str(), "");
    QFile saved(path);
    ASSERT_TRUE(saved.open(QIODevice::ReadOnly));
    EXPECT_EQ(saved.readAll().toStdString(), program);
    EXPECT_EQ(exportOf(example, {QStringLiteral("-o"), folder.filePath(QStringLiteral("no/b"))}),
              ExitCode::InputOutput);
}

TEST_F(ConsoleTest, exportWritesForThreadsToo)
{
    const QString script = write("demo.py", "import asyncio\nasyncio.run(asyncio.sleep(1))\n");
    EXPECT_EQ(exportOf(script, {QStringLiteral("--executor=threads")}), ExitCode::Ok);
    EXPECT_TRUE(printed("\nimport time\n\ntime.sleep(1)\n")) << out.str();
}

TEST_F(ConsoleTest, whatCannotRunIsNotExported)
{
    const QString bad =
        write("bad.coroscope", "{\"format\": \"coroscope-scenario\", \"version\": 1, \"program\": "
                               "[{\"id\": 1, \"kind\": \"sleep\", \"seconds\": \"1 +\"}]}");
    const QString path = write("b.py", "what was there before\n");
    EXPECT_EQ(exportOf(bad, {QStringLiteral("-o"), path}), ExitCode::BadDocument);
    EXPECT_NE(error.str().find("seconds"), std::string::npos) << error.str();
    EXPECT_EQ(out.str(), "");
    QFile kept(path);
    ASSERT_TRUE(kept.open(QIODevice::ReadOnly));
    EXPECT_EQ(kept.readAll(), "what was there before\n");
    EXPECT_EQ(exportOf(folder.filePath(QStringLiteral("none.coroscope"))), ExitCode::InputOutput);
}

TEST_F(ConsoleTest, withoutPythonTheImportSaysWhatToInstall)
{
    const QString script = write("demo.py", "x = 1\n");
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", folder.path().toUtf8());
    const ExitCode code = import(script);
    qputenv("PATH", path);
    EXPECT_EQ(code, ExitCode::InputOutput);
    EXPECT_NE(error.str().find("apt install python3"), std::string::npos) << error.str();
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
