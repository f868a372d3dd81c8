// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptcase.h"

#include "trace/eventtext.h"
#include "trace/lifecycle.h"

/// Python's logging: what passes, and what stands in the log as what CPython writes to stderr.
namespace coroscope::test {
namespace {

using Lines = std::vector<std::string>;

/// What a person reads: lines printed and written by logging.
Lines shown(const Ran &ran)
{
    Lifecycle life;
    life.update(ran.trace);
    Lines lines;
    for (const LogEntry &entry : life.log())
        lines.emplace_back(ran.trace.text(entry.text));
    return lines;
}

Lines shown(const char *python, On on = On::Loop)
{
    const Ran ran = run(python, on);
    EXPECT_EQ(ran.report.end, RunEnd::Completed) << ran.report.message;
    return shown(ran);
}

class Logging : public testing::TestWithParam<On> {};

TEST_P(Logging, writesBareWarningsUntilItIsConfigured)
{
    EXPECT_EQ(shown(R"(
log = logging.getLogger("app")
log.info("hidden")
log.warning("%s is %d", "one", 1)
logging.error("configures")
log.warning("after")
)",
                    GetParam()),
              (Lines{"one is 1", "ERROR:root:configures", "WARNING:app:after"}));
}

TEST_P(Logging, followsFormatAndLevelOfItsConfiguration)
{
    EXPECT_EQ(
        shown(R"(
logging.basicConfig(level=logging.DEBUG, format="%(asctime)s %(levelname)-7s|%(name)s|%(message)s")
time.sleep(1.25)
logging.debug("first")
logging.basicConfig(format="%(message)s", datefmt="%H:%M", force=True)
logging.log(25, "bare")
logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", datefmt="%H:%M", force=True)
logging.log(25, "dated")
)",
              GetParam()),
        (Lines{"2023-11-14 22:13:21,250 DEBUG  |root|first", "bare", "22:13 Level 25 dated"}));
}

TEST_P(Logging, hasATreeOfLevels)
{
    EXPECT_EQ(shown(R"(
logging.basicConfig(format="%(name)s %(message)s")
for name, level in [("a", "INFO"), ("a.b.c", logging.ERROR)]:
    logging.getLogger(name).setLevel(level)
for name in ["a", "a.b", "a.b.c", "a.b.c.d", "z"]:
    logging.getLogger(name).info("info")
    logging.getLogger(name).error("error")
logging.disable(logging.ERROR)
logging.getLogger("a").error("disabled")
logging.disable(logging.NOTSET)
logging.getLogger("a").propagate = False
logging.getLogger("a.b").warning("not by the root")
)",
                    GetParam()),
              (Lines{"a info", "a error", "a.b info", "a.b error", "a.b.c error", "a.b.c.d error",
                     "z error", "not by the root"}));
}

TEST_P(Logging, tellsOfTheExceptionThatIsHandled)
{
    EXPECT_EQ(shown(R"(
try:
    raise ValueError("boom")
except ValueError as e:
    logging.exception("failed")
    logging.warning("again", exc_info=True)
logging.error("given", exc_info=KeyError("k"))
logging.exception("nothing")
logging.warning("two\nlines")
)",
                    GetParam()),
              (Lines{"ERROR:root:failed", "ValueError: boom", "WARNING:root:again",
                     "ValueError: boom", "ERROR:root:given", "KeyError: 'k'", "ERROR:root:nothing",
                     "NoneType: None", "WARNING:root:two", "lines"}));
}

INSTANTIATE_TEST_SUITE_P(On, Logging, testing::Values(On::Loop, On::Threads),
                         [](const testing::TestParamInfo<On> &info) {
                             return info.param == On::Loop ? "theLoop" : "threads";
                         });

TEST(LoggingOnTheLoop, namesWhoLogsAndLeavesTracesTheBareMessage)
{
    const Ran ran = run(R"(
async def main():
    logging.getLogger("app").warning("%d%%", 50)
asyncio.run(main())
)");
    const TraceEvent event = ran.events(EventKind::LogLine).front();
    EXPECT_EQ(event.subject, 1u);
    EXPECT_NE(ran.eventLines().find(
                  R"("task": "T1", "text": "50%", "stream": "logging", "level": "WARNING"})"),
              std::string::npos);
}

TEST(LoggingOnTheLoop, tracesOneEventForAMessageOfSeveralLines)
{
    const std::string lines = run("logging.error('a\\nb')").eventLines();
    EXPECT_NE(lines.find(R"("text": "a\nb", "stream")"), std::string::npos);
    EXPECT_EQ(lines.find(R"("text": "b")"), std::string::npos);
}

TEST(LoggingOnTheLoop, tracesWhatNoHandlerWritesButShowsItNot)
{
    const Ran ran = run("logging.getLogger('a').setLevel(10)\nlogging.getLogger('a').info('x')");
    EXPECT_TRUE(shown(ran).empty());
    EXPECT_NE(ran.eventLines().find(R"("text": "x", "stream": "logging", "level": "INFO"})"),
              std::string::npos);
}

TEST(LoggingOnTheLoop, showsAsynciosOwnMessagesWhereTheyPass)
{
    const Ran ran = run("logging.basicConfig(level='DEBUG')\nasyncio.new_event_loop()");
    EXPECT_EQ(shown(ran), Lines{"DEBUG:asyncio:Using selector: EpollSelector"});
    EXPECT_EQ(ran.eventLines().find("selector"), std::string::npos);
}

TEST(LoggingOnTheLoop, silencesReportsOfTheLoopByTheLevelOfItsLogger)
{
    const std::string failing = R"(
loop = asyncio.new_event_loop()
loop.call_soon(lambda: 1 / 0)
loop.call_soon(loop.stop)
loop.run_forever()
)";
    const auto remarks = [](const Ran &ran) {
        Lifecycle life;
        life.update(ran.trace);
        return life.remarks().size();
    };
    const std::string silence = "logging.getLogger('asyncio').setLevel(logging.CRITICAL)";
    EXPECT_EQ(remarks(run(failing)), 1u);
    const Ran silent = run(silence + failing);
    EXPECT_EQ(remarks(silent), 0u);
    EXPECT_EQ(silent.events(EventKind::ErrorReported).size(), 1u) << "the handler was called";
}

TEST(LoggingOnTheLoop, goesOnAfterArgumentsThatDoNotFit)
{
    EXPECT_EQ(
        shown("logging.error('%d', 'x')\nlogging.error('fits')"),
        (Lines{"--- Logging error ---", "TypeError: %d format: a real number is required, not str",
               "ERROR:root:fits"}));
}

TEST(LoggingOnTheLoop, refusesWhatItCannotWrite)
{
    EXPECT_EQ(run("logging.basicConfig(format='%(lineno)d')").report.message,
              "The program ended with ValueError: logging has no %(lineno)s here: asctime, "
              "levelname, name and message are there");
    EXPECT_EQ(run("logging.basicConfig(stream=None)").report.message,
              "The program ended with ValueError: Unrecognised argument(s): stream");
}

TEST(LoggingOnTheLoop, countsAsPrinting)
{
    RunOptions options;
    options.budgets.logLines = 5;
    const Ran ran = run("while True:\n    logging.warning('x')", On::Loop, options);
    EXPECT_EQ(ran.report.end, RunEnd::Limit);
    EXPECT_EQ(ran.events(EventKind::LogLine).size(), 5u);
}

} // namespace
} // namespace coroscope::test
