// SPDX-License-Identifier: GPL-3.0-or-later
// Python becomes scenarios, or says why not; whatever the text is, whatever python3 does.
#include "io/pythonimport.h"
#include "model/io/iofixture.h"

#include <QByteArray>
#include <QElapsedTimer>

namespace coroscope {
namespace {

PythonImport import(const std::string &bytes, const PythonLimits &limits = {})
{
    return importPython({.name = "some/my_demo.py", .bytes = bytes}, limits);
}

/// The problems as the command line prints them.
std::string complaints(const PythonImport &import)
{
    std::string all;
    for (const Problem &problem : import.problems)
        all += importLine(problem) + "\n";
    return all;
}

/// Puts another python3 in the place of the machine's own, or none.
class OtherPython : public test::FolderTest {
protected:
    OtherPython() : m_path(qgetenv("PATH")) { qputenv("PATH", folder.c_str()); }
    ~OtherPython() override { qputenv("PATH", m_path); }
    void python(const std::string &script)
    {
        write("python3", "#!/bin/sh\n" + script + "\n");
        std::filesystem::permissions(folder / "python3", std::filesystem::perms::owner_all);
    }

private:
    QByteArray m_path;
};

struct Row {
    const char *line;
    const char *expected; ///< kind, then the filled fields
};

std::string described(const Block &block)
{
    std::string text(blockType(block.kind).key);
    for (const std::string &field : block.fields)
        text += field.empty() ? "" : "|" + field;
    return text;
}

} // namespace

TEST(PythonImport, eachKindOfStatementBecomesItsBlock)
{
    const Row rows[] = {
        {"print(1, 2)", "log|1, 2"},
        {"x, y = f()", "let|x, y|=|f()"},
        {"x += 1", "let|x|+=|1"},
        {"xs.append(1)", "do|xs.append(1)"},
        {"return 1", "return|1"},
        {"raise ValueError(1) from e", "raise|ValueError(1)|e"},
        {"pass", "pass"},
        {"assert x, 'y'", "assert|x|'y'"},
        {"del x", "delete|x"},
        {"del o.x, xs[0]", "delete|o.x, xs[0]"},
        {"# why", "comment|why"},
        {"global x", "scope|global|x"},
        {"x = await asyncio.sleep(1, 2)", "sleep|1|2|x"},
        {"time.sleep(1)", "blocking|1"},
        {"compute(1)", "compute|1"},
        {"x = await f()", "await|f()|x"},
        {"t = asyncio.create_task(f(), name='n')", "create_task|f()|'n'|t|asyncio.create_task"},
        {"t.cancel()", "cancel|t"},
        {"t.add_done_callback(f)", "add_done_callback|t|f"},
        {"t.remove_done_callback(f)", "remove_done_callback|t|f"},
        {"me = asyncio.current_task()", "current_task|me"},
        {"ts = asyncio.all_tasks()", "all_tasks|ts"},
        {"r = await asyncio.gather(a, b)", "gather|a, b|False|await it|r"},
        {"g = asyncio.gather(a, return_exceptions=True)", "gather|a|True|keep it|g"},
        {"d, p = await asyncio.wait(ts, timeout=1)", "wait|ts|1|ALL_COMPLETED|d|p"},
        {"f = asyncio.get_running_loop().create_future()", "create_future|f"},
        {"f.set_result(1)", "set_result|f|1"},
        {"f.set_exception(e)", "set_exception|f|e"},
        {"if x: pass", "if|x"},
        {"while x: break", "while|x"},
        {"for i, j in xs: continue", "for|for|i, j|xs"},
        {"async for i in xs(): pass", "for|async for|i|xs()"},
        {"def g(a, /, b=1, *c, d, **e): pass", "define|def|g|a, /, b=1, *c, d, **e"},
    };
    std::string source = "import asyncio\nasync def main():\n";
    for (const Row &row : rows)
        source += std::string("    ") + row.line + "\n";
    source += "    try:\n        pass\n    except A as e:\n        pass\n    else:\n        pass\n"
              "    finally:\n        pass\n"
              "loop = asyncio.new_event_loop()\nloop.run_until_complete(main())\nloop.close()\n"
              "asyncio.run(main())\n";
    const PythonImport done = import(source);
    ASSERT_TRUE(done.ok()) << complaints(done);
    const BlockList &body = done.scenario.definitions.at(0).body;
    ASSERT_EQ(body.size(), std::size(rows) + 1);
    for (std::size_t i = 0; i < std::size(rows); ++i)
        EXPECT_EQ(described(body[i]), rows[i].expected) << rows[i].line;
    EXPECT_EQ(body.back().clauses.size(), 3u);
    std::string program;
    for (const Block &block : done.scenario.program)
        program += described(block) + " ";
    EXPECT_EQ(program, "new_event_loop|loop|asyncio.new_event_loop "
                       "run_until_complete|loop|main() close|loop run|main() ");
    EXPECT_EQ(done.scenario.title, "my demo");
}

TEST(PythonImport, whatYieldsBecomesItsBlock)
{
    const PythonImport done = import("def f():\n    got = yield 1, 2\n    yield\n"
                                     "    yield from xs\n    print((yield 3))\n");
    ASSERT_TRUE(done.ok()) << complaints(done);
    const BlockList &body = done.scenario.definitions.at(0).body;
    ASSERT_EQ(body.size(), 4u);
    EXPECT_EQ(described(body[0]), "yield|yield|1, 2|got");
    EXPECT_EQ(described(body[1]), "yield|yield");
    EXPECT_EQ(described(body[2]), "yield|yield from|xs");
    EXPECT_EQ(described(body[3]), "log|(yield 3)");
}

TEST(PythonImport, commentsGoWithTheirBlocks)
{
    const PythonImport done = import("# About it.\nx = 1  # why\n# alone\n");
    ASSERT_TRUE(done.ok()) << complaints(done);
    EXPECT_EQ(done.scenario.description, "About it.");
    EXPECT_EQ(done.scenario.program.at(0).comment, "why");
    EXPECT_EQ(described(done.scenario.program.at(1)), "comment|alone");
}

TEST(PythonImport, classesBecomeBlocksWithTheirMethodsInside)
{
    const PythonImport done = import("class A(Exception):\n    \"\"\"Why.\"\"\"\n    n = 1\n"
                                     "    async def f(self, x=2):\n        self.x = x\n");
    ASSERT_TRUE(done.problems.empty()) << complaints(done);
    const Block &cls = done.scenario.program.at(0);
    EXPECT_EQ(described(cls), "class|A|Exception");
    ASSERT_EQ(cls.body.size(), 3u);
    EXPECT_EQ(described(cls.body[0]), "comment|Why.");
    EXPECT_EQ(described(cls.body[1]), "let|n|=|1");
    EXPECT_EQ(described(cls.body[2]), "define|async def|f|self, x=2");
    EXPECT_EQ(described(cls.body[2].body.at(0)), "let|self.x|=|x");
}

TEST(PythonImport, everythingOutsideTheSubsetIsToldWithWhatToUse)
{
    const PythonImport done =
        import("import os\nclass A(list):\n    pass\nasync def f():\n    match "
               "x:\n        case 1: a[0] = b = 1\n");
    EXPECT_FALSE(done.isMachinesFault);
    ASSERT_EQ(done.problems.size(), 3u) << complaints(done);
    EXPECT_EQ(importLine(done.problems[1]),
              "some/my_demo.py:2: class A derived from list: Keep one in an attribute, and write "
              "the methods that are needed.");
    EXPECT_EQ(done.problems[2].line, 5);
    EXPECT_EQ(done.scenario, Scenario());
}

TEST(PythonImport, whatTheExpressionLanguageLacksIsToldAtItsLine)
{
    const PythonImport done = import("x = 1\ny = b'bytes'\nasync def f():\n    return 1j\n");
    ASSERT_EQ(done.problems.size(), 2u) << complaints(done);
    for (const int line : {2, 4}) {
        const std::string place = "some/my_demo.py:" + std::to_string(line) + ": ";
        EXPECT_NE(complaints(done).find(place), std::string::npos) << complaints(done);
    }
}

TEST(PythonImport, aSyntaxErrorHasLineAndColumn)
{
    const PythonImport done = import("x = 1\ny = (2 +\n");
    ASSERT_EQ(done.problems.size(), 1u);
    EXPECT_EQ(done.problems[0].where, "some/my_demo.py:2:5");
    EXPECT_NE(done.problems[0].what.find("was never closed"), std::string::npos);
}

TEST(PythonImport, theProgramIsNeverRun)
{
    const PythonImport done = import("print(open('/nowhere').read())\nraise SystemExit(3)\n");
    EXPECT_TRUE(done.ok()) << complaints(done);
    EXPECT_EQ(done.scenario.program.size(), 2u);
}

TEST(PythonImport, aPieceBecomesBlocksAndMayBeIndented)
{
    const PythonImport done = importPython({.name = "the clipboard",
                                            .bytes = "    await asyncio.sleep(1)\n    return 2\n",
                                            .kind = PythonSource::Kind::Blocks});
    ASSERT_TRUE(done.ok()) << complaints(done);
    ASSERT_EQ(done.blocks.size(), 2u);
    EXPECT_EQ(described(done.blocks[0]), "sleep|1");
}

TEST(PythonImport, hostileTextsEndInASentence)
{
    const std::string megabyte(1u << 20, 'x');
    std::string deep;
    for (int i = 0; i < 90; ++i)
        deep += std::string(static_cast<std::size_t>(i), ' ') + "if x:\n";
    deep += std::string(90, ' ') + "pass\n";
    std::string chain = "x = 1";
    for (int i = 0; i < 100'000; ++i)
        chain += "+1";
    const std::pair<std::string, const char *> rows[] = {
        {megabyte + "x", "larger than 1 MB"},
        {"x = 1\nb = '\0'\n" + std::string(1, '\0'), "NUL byte"},
        {std::string("x = 1\ny = '\xff'\n"), "my_demo.py:2: the text is not UTF-8"},
        {"\xff\xfex\1", "not UTF-8"},
        {std::string(5000, '(') + std::string(5000, ')'), "too many nested parentheses"},
        {std::string(50'000, '-') + "1", "my_demo.py: "},
        {chain, "nested too deeply"},
        {std::string(200'000, '[') + "1", "my_demo.py:"},
        {deep, "nests deeper"},
        {"if x:\n\t pass\n \tpass\n", "my_demo.py:3"},
        {"# -*- coding: latin-1 -*-\nx = 'é'\n# \xe9\n", "not UTF-8"},
    };
    for (const auto &[bytes, expected] : rows) {
        const PythonImport done = import(bytes);
        ASSERT_FALSE(done.ok()) << bytes.substr(0, 40);
        EXPECT_NE(complaints(done).find(expected), std::string::npos)
            << complaints(done).substr(0, 500);
        EXPECT_EQ(done.scenario, Scenario());
    }
}

TEST(PythonImport, oddTextsThatArePythonAreImported)
{
    const std::string rows[] = {
        "",
        "\n\n",
        "\xef\xbb\xbfx = 1\r\ny = 2\r\n",
        "x = '" + std::string(900'000, 'y') + "'\n",
        "x = 1; y = 2",
        "if x:\n\tpass\n\f\ny = '\x1c \xc2\x85 \xe2\x80\xa8'\n",
        "é = '中文'\n",
    };
    for (const std::string &bytes : rows) {
        const PythonImport done = import(bytes);
        EXPECT_TRUE(done.ok()) << complaints(done).substr(0, 500);
    }
}

TEST(PythonImport, tenThousandLinesTakeAMoment)
{
    std::string source = "import asyncio\nasync def main():\n";
    for (int i = 0; i < 10'000; ++i)
        source += "    await asyncio.sleep(0.001)  # again\n";
    QElapsedTimer clock;
    clock.start();
    const PythonImport done = import(source);
    ASSERT_TRUE(done.ok()) << complaints(done).substr(0, 500);
    EXPECT_EQ(done.scenario.definitions.at(0).body.size(), 10'000u);
    EXPECT_LT(clock.elapsed(), 15'000);
}

TEST(PythonImport, theEnvironmentHasNoSay)
{
    qputenv("PYTHONPATH", "/nowhere");
    qputenv("PYTHONHOME", "/nowhere");
    const PythonImport done = import("x = 'é'\n");
    qunsetenv("PYTHONPATH");
    qunsetenv("PYTHONHOME");
    EXPECT_TRUE(done.ok()) << complaints(done);
}

TEST_F(OtherPython, withoutPythonThereIsASentenceWithWhatToInstall)
{
    const PythonImport done = import("x = 1\n");
    ASSERT_EQ(done.problems.size(), 1u);
    EXPECT_TRUE(done.isMachinesFault);
    EXPECT_NE(complaints(done).find("no python3 on this machine"), std::string::npos);
    EXPECT_NE(complaints(done).find("apt install python3"), std::string::npos);
}

TEST_F(OtherPython, aPythonThatHangsIsEnded)
{
    python("exec /bin/sleep 60");
    QElapsedTimer clock;
    clock.start();
    const PythonImport done = import("x = 1\n", {.time = std::chrono::milliseconds(200)});
    EXPECT_NE(complaints(done).find("after 200 ms"), std::string::npos) << complaints(done);
    EXPECT_TRUE(done.isMachinesFault);
    EXPECT_LT(clock.elapsed(), 10'000);
}

TEST_F(OtherPython, aPythonThatTalksWithoutEndIsEnded)
{
    python("while :; do echo 'much too much, and nothing of sense in it'; done");
    const PythonImport done = import("x = 1\n", {.answerBytes = 100'000});
    EXPECT_NE(complaints(done).find("larger than 100000 bytes"), std::string::npos)
        << complaints(done);
}

TEST_F(OtherPython, aPythonThatFailsIsQuoted)
{
    python("echo 'SyntaxError: too old' >&2; exit 1");
    EXPECT_NE(complaints(import("x = 1\n")).find("SyntaxError: too old"), std::string::npos);
    python("echo nonsense");
    EXPECT_NE(complaints(import("x = 1\n")).find("does not understand"), std::string::npos);
    python("kill -9 $$");
    EXPECT_NE(complaints(import("x = 1\n")).find("broke off"), std::string::npos);
}

} // namespace coroscope
