// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <gtest/gtest.h>

using namespace coroscope;

namespace {

using Verb = CommandLine::Verb;

Result<CommandLine> parse(const char *text)
{
    return parseCommandLine(QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts));
}

} // namespace

TEST(CommandLine, opensTheWindowWithoutAVerb)
{
    EXPECT_EQ(parse("").value().verb, Verb::Window);
    const CommandLine line = parse("a.coroscope").value();
    EXPECT_EQ(line.verb, Verb::Window);
    EXPECT_EQ(line.file, QStringLiteral("a.coroscope"));
}

TEST(CommandLine, readsEveryOptionOfRun)
{
    const CommandLine line = parse("run --executor both a.coroscope --clock=real --speed 2.5 "
                                   "--seed -3 --trace out.jsonl")
                                 .value();
    EXPECT_EQ(line.verb, Verb::Run);
    EXPECT_EQ(line.file, QStringLiteral("a.coroscope"));
    EXPECT_EQ(line.executors, CommandLine::Executors::Both);
    EXPECT_TRUE(line.realClock);
    EXPECT_EQ(line.speed, 2.5);
    EXPECT_EQ(line.seed, -3);
    EXPECT_EQ(line.trace, QStringLiteral("out.jsonl"));
}

TEST(CommandLine, readsEveryOptionOfRender)
{
    const CommandLine line = parse("render a -o b.svg --size 800x600 --theme dark").value();
    EXPECT_EQ(line.output, QStringLiteral("b.svg"));
    EXPECT_EQ(line.size, QSize(800, 600));
    EXPECT_TRUE(line.dark);
    EXPECT_EQ(line.axis, AxisMode::Time);
    EXPECT_EQ(parse("render a -o b.svg --axis compressed").value().axis, AxisMode::Compressed);
    EXPECT_FALSE(parse("render a -o b.svg --axis sideways").ok());
    const CommandLine moving = parse("render a -o b.gif --speed 2.5 --fps 10").value();
    EXPECT_EQ(moving.speed, 2.5);
    EXPECT_EQ(moving.framesASecond, 10);
    EXPECT_TRUE(parse("render a -o b.PDF").ok());
}

TEST(CommandLine, readsImport)
{
    const CommandLine line = parse("import a.py -o b.coroscope").value();
    EXPECT_EQ(line.verb, Verb::Import);
    EXPECT_EQ(line.file, QStringLiteral("a.py"));
    EXPECT_EQ(line.output, QStringLiteral("b.coroscope"));
}

TEST(CommandLine, readsExport)
{
    const CommandLine plain = parse("export a.coroscope").value();
    EXPECT_EQ(plain.verb, Verb::Export);
    EXPECT_EQ(plain.format, CommandLine::Format::Python);
    EXPECT_EQ(plain.executors, CommandLine::Executors::Loop);
    const CommandLine line =
        parse("export a.coroscope --format python --executor threads -o b.py").value();
    EXPECT_EQ(line.executors, CommandLine::Executors::Threads);
    EXPECT_EQ(line.output, QStringLiteral("b.py"));
}

TEST(CommandLine, leavesTheSizeOfAPictureToTheChart)
{
    EXPECT_FALSE(parse("render a -o b.png").value().size.has_value());
}

TEST(CommandLine, helpAndVersionWinOverTheRest)
{
    EXPECT_EQ(parse("run --help").value().verb, Verb::Help);
    EXPECT_EQ(parse("-h").value().verb, Verb::Help);
    EXPECT_EQ(parse("check --version").value().verb, Verb::Version);
}

TEST(CommandLine, takesWhatFollowsTwoDashesAsAFile)
{
    EXPECT_EQ(parse("check -- --help").value().file, QStringLiteral("--help"));
}

TEST(CommandLine, saysWhatIsWrong)
{
    const std::pair<const char *, const char *> rows[] = {
        {"run", "no scenario"},
        {"run a --what", "no option --what"},
        {"check a --seed 1", "no option --seed"},
        {"run a --seed", "needs a value"},
        {"run a --limit steps", "steps is no value of the option --limit"},
        {"run a --limit steps=0", "steps=0 is no value"},
        {"run a --limit recursion=1001", "recursion=1001 is no value"},
        {"run a --limit sleep=1", "sleep=1 is no value"},
        {"check a --limit steps=1", "no option --limit"},
        {"run a --seed x", "x is no value of the option --seed"},
        {"run a --speed 0", "0 is no value"},
        {"run a --speed nan", "nan is no value"},
        {"run a --executor gpu", "gpu is no value"},
        {"run a b", "b is one argument too many"},
        {"import", "no program to import"},
        {"import a.py --seed 1", "no option --seed"},
        {"export", "no scenario"},
        {"export a --format java", "java is no value of the option --format"},
        {"export a --executor both", "both is no value"},
        {"export a -o b.coroscope", "b.coroscope is a scenario's name"},
        {"render a", "no file to draw into"},
        {"render a -o b.jpeg", "no picture"},
        {"render a -o b.json", "b.json is a file of events"},
        {"render a -o b.gif --fps 60", "60 is no value"},
        {"render a -o b.gif --size 2001x400", "too large for an animation"},
        {"render a -o b.png --size 10", "10 is no value"},
        {"render a -o b.png --size 99999x99", "99999x99 is no value"},
    };
    for (const auto &[text, expected] : rows) {
        const Result<CommandLine> line = parse(text);
        ASSERT_FALSE(line.ok()) << text;
        EXPECT_NE(line.problem().what.find(expected), std::string::npos) << line.problem().what;
        EXPECT_FALSE(line.problem().remedy.empty()) << text;
    }
}

TEST(CommandLine, theHelpNamesEveryVerbAndOption)
{
    const QString help = usageText();
    for (const char *word :
         {"run FILE", "render FILE", "check FILE",  "import FILE.py", "export FILE", "--format",
          "examples", "--executor",  "--clock",     "--speed",        "--seed",      "--limit",
          "--trace",  "--size",      "--theme",     "--axis",         "--fps",       ".pdf",
          ".csv",     "--version",   "example:NAME"})
        EXPECT_TRUE(help.contains(QLatin1StringView(word))) << word;
}
