// SPDX-License-Identifier: GPL-3.0-or-later
// Scenarios become Python programs: as a person would write them, whatever their texts hold.
#include "io/pythonexport.h"
#include "io/pythonimport.h"
#include "model/io/iofixture.h"

#include <QProcess>

namespace coroscope {
namespace {

using test::block;
using test::coroutine;
using test::numbered;
using test::scenarioOf;
using test::with;

std::string exported(const Scenario &scenario)
{
    return exportPython(scenario, PythonFlavour::Asyncio).text;
}

/// A scenario whose seed need not be told.
Scenario unseeded(Scenario scenario)
{
    scenario.settings.seed = 0;
    return scenario;
}

/// The program of these blocks, without the empty line that keeps comments from its head.
std::string written(BlockList program)
{
    const std::string text = exported(unseeded(scenarioOf({}, std::move(program))));
    return text.substr(text.find_first_not_of('\n'));
}

Block commented(Block block, std::string comment)
{
    block.comment = std::move(comment);
    return block;
}

Block off(Block block)
{
    block.disabled = true;
    return block;
}

/// What python3 says of the programs in a folder: nothing when each is one and imports no `os`.
std::string complaintsOfPython(const std::string &folder)
{
    const char *script = "import ast, pathlib, sys\n"
                         "for path in sorted(pathlib.Path(sys.argv[1]).glob('*.py')):\n"
                         "    try:\n"
                         "        tree = ast.parse(path.read_bytes(), path.name)\n"
                         "    except SyntaxError as error:\n"
                         "        line = path.read_bytes().splitlines()[(error.lineno or 1) - 1]\n"
                         "        print(path.name, error, line[:200])\n"
                         "        continue\n"
                         "    for node in ast.walk(tree):\n"
                         "        if isinstance(node, ast.Import) and node.names[0].name == 'os':\n"
                         "            print(path.name, 'breaks out', node.lineno)\n";
    QProcess python;
    python.start(QStringLiteral("python3"),
                 {QStringLiteral("-W"), QStringLiteral("ignore"), QStringLiteral("-c"),
                  QString::fromUtf8(script), QString::fromStdString(folder)});
    if (!python.waitForFinished(120'000) || python.exitCode() != 0)
        return "python3 failed: " + python.readAllStandardError().toStdString();
    return python.readAllStandardOutput().toStdString();
}

/// What a text would have to be to do something that it may not.
const std::string hostileTexts[] = {
    "x\nimport os",
    "x\r\nimport os",
    "x\rimport os",
    "x; import os",
    std::string(100, 'x') + "(\nimport os\n)",
    std::string(100, 'x') + "(\"(\", ')', 2, [3], " + std::string(80, 'y') + ")",
    "import os",
    "\"\"\"\nimport os\n\"\"\"",
    "'''\nimport os\n'''",
    "\\\"\"\"\nimport os\n",
    "x)\nimport os\n(",
    "x):\n    import os\nif (x",
    "x\\\nimport os",
    "x\fimport os",
    "x\xe2\x80\xa8import os",
    "x  # why",
    "x  # why\nimport os",
    "x='''\n'''  # why",
    "x=f'''{\ny}\\d'''  # why",
    "#",
    "coding: latin-1",
    "-*- coding=utf-16 -*-",
    std::string("\0", 1),
    std::string("x = '\0'", 7),
    "\xff\xfe",
    "\xed\xa0\x80",
    "\\",
    "x\\",
    "\"",
    "\"\"",
    "'",
    "f'{",
    "{",
    ")",
    "]:",
    "...",
    "1 +",
    "1 +\n 2",
    "(1,\n  2)",
    "(1,  # one\n  2)",
    "'''a\nb'''",
    "f'''{x}\n{y!r:>{z}}\\d'''",
    "a b",
    "*a",
    "*",
    "**",
    "a, b",
    "x := 1",
    "lambda: (yield)",
    "await x",
    "await",
    "class",
    "None",
    "1x",
    "\t",
    "\n",
    "a\n\n\nb",
    "\xe2\x84\x8c",
    "x if y",
    "x for x in y",
    "print 1",
    "0777",
    "b'bytes'",
    "x = 1",
    "x -> y",
    "@x",
    "x: int",
    "/",
    "a, /, *, b=1",
};

/// Every kind of block with \p text in one of its fields, or in all of them, and around them a
/// scenario that has it in every other place.
Scenario hostile(const std::string &text, bool everywhere)
{
    BlockList all;
    const auto add = [&all, everywhere](Block block) {
        if (blockType(block.kind).hasBody)
            block.body = {test::block(BlockKind::Break)};
        if (isClause(block.kind)) {
            BlockList clauses{std::move(block)};
            block = with(newBlock(BlockKind::Try), {}, std::move(clauses));
        }
        if (everywhere)
            all.push_back(off(block));
        all.push_back(std::move(block));
    };
    for (const BlockType &type : blockTypes()) {
        for (std::size_t i = 0; i < type.fields.size(); ++i) {
            Block block = newBlock(type.kind);
            block.fields[i] = text;
            if (everywhere)
                std::fill(block.fields.begin(), block.fields.end(), text);
            add(everywhere ? commented(std::move(block), text) : std::move(block));
        }
        Block bare = test::block(type.kind);
        bare.unknownKind = text;
        add(std::move(bare));
    }
    Scenario scenario = scenarioOf({}, all);
    if (everywhere) {
        scenario.title = scenario.description = text;
        scenario.definitions.push_back(coroutine(text, all));
        scenario.definitions.back().parameters = {text, "y"};
        scenario.definitions.back().comment = text;
    }
    return numbered(scenario);
}

class PythonExportFolder : public test::FolderTest {};

} // namespace

TEST(PythonExport, aProgramIsWrittenAsAPersonWould)
{
    Scenario scenario = scenarioOf(
        {coroutine("hello", {block(BlockKind::Log, {{"values", "\"hello\", name"}}),
                             block(BlockKind::Sleep, {{"seconds", "random.uniform(1, 2)"}}),
                             block(BlockKind::Return, {{"value", "name"}})}),
         coroutine("main", {block(BlockKind::Gather,
                                  {{"awaitables", "hello(1), hello(2)"}, {"target", "results"}})})},
        {block(BlockKind::Comment, {{"text", "here it begins"}}),
         block(BlockKind::Run, {{"call", "main()"}})});
    scenario.title = "Two at once";
    scenario.description = "Both say hello.";
    scenario.settings.seed = 7;
    scenario.definitions[0].parameters = {"name", "*rest"};
    scenario.definitions[1].comment = "The main one.";
    EXPECT_EQ(exported(scenario), R"(# Title: Two at once
# Seed: 7
"""Both say hello."""

import asyncio
import random

random.seed(7)


async def hello(name, *rest):
    print("hello", name)
    await asyncio.sleep(random.uniform(1, 2))
    return name


# The main one.
async def main():
    results = await asyncio.gather(hello(1), hello(2))


if __name__ == "__main__":
    # here it begins
    asyncio.run(main())
)");
}

TEST(PythonExport, aLineKnowsTheBlockThatWroteIt)
{
    const Scenario scenario = numbered(unseeded(scenarioOf(
        {coroutine("main", {with(block(BlockKind::If, {{"condition", "x"}}),
                                 {block(BlockKind::Comment, {{"text", "a\nb"}})},
                                 {with(block(BlockKind::Else), {block(BlockKind::Pass)})}),
                            off(with(block(BlockKind::While, {{"condition", "x"}}), {}))})})));
    const PythonText text = exportPython(scenario, PythonFlavour::Asyncio);
    EXPECT_EQ(text.text, "\n"
                         "async def main():\n"
                         "    if x:\n"
                         "        # a\n"
                         "        # b\n"
                         "        pass\n"
                         "    else:\n"
                         "        pass\n"
                         "    # while x:\n"
                         "    #     pass\n");
    std::vector<BlockId> expected;
    for (const std::uint32_t id : {0u, 0u, 2u, 3u, 3u, 2u, 4u, 5u, 6u, 6u})
        expected.emplace_back(id);
    EXPECT_EQ(text.lines, expected);
}

TEST(PythonExport, onlyWhatIsUsedIsImported)
{
    EXPECT_EQ(written({block(BlockKind::Blocking, {{"seconds", "math.pi"}})}),
              "import math\nimport time\n\ntime.sleep(math.pi)\n");
    Scenario scenario = scenarioOf({coroutine("f", {block(BlockKind::Log, {{"values", "time"}})})});
    scenario.definitions[0].parameters = {"time"};
    EXPECT_EQ(exported(scenario).find("import"), std::string::npos) << exported(scenario);
}

TEST(PythonExport, theHelperForComputingIsThereWhereItIsUsed)
{
    const std::string text = written({block(BlockKind::Compute, {{"seconds", "1"}})});
    EXPECT_EQ(text.find("import time\n\n\ndef compute(seconds):\n"), 0u) << text;
    EXPECT_NE(text.find("\n\n\ncompute(1)\n"), std::string::npos) << text;
    EXPECT_NE(
        written({block(BlockKind::Log, {{"values", "f\"{compute(1)}\""}})}).find("def compute"),
        std::string::npos);
}

TEST(PythonExport, commentsStandBesideTheirBlocksOnOneLine)
{
    EXPECT_EQ(written({commented(block(BlockKind::Pass), "why\n  not")}), "pass  # why not\n");
    EXPECT_EQ(written({commented(block(BlockKind::Comment, {{"text", "one"}}), "two")}),
              "# one\n# two\n");
}

TEST(PythonExport, whatIsSwitchedOffIsCommentedOut)
{
    const Block loop = with(block(BlockKind::For, {{"target", "i"}, {"iterable", "xs"}}),
                            {block(BlockKind::Log, {{"values", "i"}})});
    EXPECT_EQ(written({off(loop)}), "# for i in xs:\n#     print(i)\n");
    const Block clause = off(with(block(BlockKind::Else), {block(BlockKind::Pass)}));
    EXPECT_EQ(written({with(block(BlockKind::If, {{"condition", "x"}}), {}, {clause})}),
              "if x:\n    pass\n# else:\n#     pass\n");
}

TEST(PythonExport, whatIsMissingIsAnEllipsis)
{
    EXPECT_EQ(written({block(BlockKind::Let)}), "_ = ...\n");
    EXPECT_EQ(written({block(BlockKind::Let, {{"target", "x"}, {"value", "1 +"}})}),
              "x = ...  # 1 +\n");
    EXPECT_EQ(written({block(BlockKind::While)}), "while ...:\n    pass\n");
    EXPECT_EQ(written({block(BlockKind::Try)}), "try:\n    pass\nfinally:\n    pass\n");
    EXPECT_EQ(written({block(BlockKind::Let, {{"target", "f()"}, {"value", "x\nimport os"}})}),
              "_ = ...  # f(); x import os\n");
}

TEST(PythonExport, severalLinesOfAFieldBecomeOne)
{
    EXPECT_EQ(written({block(BlockKind::Let, {{"target", "x"}, {"value", "[1,\n 2]"}})}),
              "x = [1, 2]\n");
    EXPECT_EQ(written({block(BlockKind::Log, {{"values", "1,\n\"\"\"a\nb\"\"\""}})}),
              "print(1, 'a\\nb')\n");
}

TEST(PythonExport, blocksOfANewerFileAreNamed)
{
    Block unknown = block(BlockKind::Unknown);
    unknown.unknownKind = "teleport\nimport os";
    EXPECT_EQ(written({commented(unknown, "soon")}),
              "# a block that this Coroscope does not know: teleport import os  # soon\n");
}

TEST(PythonExport, anEmptyScenarioIsAnEmptyProgram)
{
    const PythonText text = exportPython(Scenario(), PythonFlavour::Asyncio);
    EXPECT_EQ(text.text, "# Seed: 1\n");
    EXPECT_EQ(text.lines.size(), 1u);
}

TEST_F(PythonExportFolder, noTextBreaksOut)
{
    int count = 0;
    const auto writeOne = [&](const Scenario &scenario, PythonFlavour flavour) {
        const PythonText made = exportPython(scenario, flavour);
        write(std::to_string(count++) + ".py", made.text);
        EXPECT_EQ(made.lines.size(),
                  std::size_t(std::count(made.text.begin(), made.text.end(), '\n')));
    };
    for (const std::string &text : hostileTexts) {
        writeOne(hostile(text, false), PythonFlavour::Asyncio);
        writeOne(hostile(text, true), PythonFlavour::Asyncio);
        writeOne(hostile(text, true), PythonFlavour::Threads);
    }
    EXPECT_EQ(complaintsOfPython(folder.string()), "");
}

TEST(PythonExport, importingGivesTheScenarioAgain)
{
    Scenario scenario =
        scenarioOf({coroutine("main", {commented(block(BlockKind::Pass), "why"),
                                       block(BlockKind::Log, {{"values", "random.random()"}})})},
                   {block(BlockKind::Comment, {{"text", "# twice \" '"}}),
                    block(BlockKind::Compute, {{"seconds", "1"}}),
                    block(BlockKind::Run, {{"call", "main()"}})});
    scenario.title = "coding: \"\"\" \\N{x} \xf0\x9f\x98\x80";
    scenario.description = "\"\"\"Quotes\"\"\" and \\ \x01, Seed: 5\nSeed: 6\n\nTitle: x" +
                           std::string(100, 'y') + "\nends in \"\"";
    scenario.settings.seed = -9'000'000'000'000'000'000;
    const PythonImport done = importPython({.name = "x.py", .bytes = exported(scenario)});
    EXPECT_TRUE(done.ok()) << (done.ok() ? "" : importLine(done.problems[0])) << exported(scenario);
    EXPECT_EQ(done.scenario, numbered(scenario)) << exported(scenario);
}

} // namespace coroscope
