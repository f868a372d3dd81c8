// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventtable.h"

#include "support/tracebuilder.h"

#include <gtest/gtest.h>

using namespace coroscope;
using namespace coroscope::test;

namespace {

/// The cells of a table of comma-separated values, read as RFC 4180 says.
std::vector<std::vector<std::string>> rowsOf(const std::string &text)
{
    std::vector<std::vector<std::string>> rows(1);
    rows.back().emplace_back();
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted && c == '"' && i + 1 < text.size() && text[i + 1] == '"')
            rows.back().back() += text[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            rows.back().emplace_back();
        else if (c == '\n' && !quoted)
            rows.push_back({std::string()});
        else
            rows.back().back() += c;
    }
    rows.pop_back();
    return rows;
}

std::vector<std::vector<std::string>>
exportedTable(const std::vector<const Recording *> &recordings)
{
    EventTable job(recordings);
    return rowsOf(finished(job).value());
}

} // namespace

TEST(EventTable, hasALineForEachEventOfEachRecording)
{
    TraceBuilder build, beside(Recording::Executor::Threads);
    build.task("main").at(7).sleeps(1.5).returns("1");
    beside.task("main").sleeps(1.5).returns("1");
    const Recording loop = build.recording(), threads = beside.recording();
    const auto rows = exportedTable({&loop, &threads});
    ASSERT_EQ(rows.size(), 1 + loop.trace.size() + threads.trace.size());
    EXPECT_EQ(rows[0], (std::vector<std::string>{"executor", "event", "time", "turn", "kind",
                                                 "task", "block", "text"}));
    for (const auto &row : rows)
        EXPECT_EQ(row.size(), rows[0].size());
    const std::vector<std::string> sleeping = {
        "loop", "5", "0.0", "1", "suspended", "main", "7", "main begins to wait: sleep 1.5 s"};
    EXPECT_EQ(rows[6], sleeping);
    EXPECT_EQ(rows.back()[0], "threads");
}

TEST(EventTable, keepsCommasQuotesAndLineBreaksInTheirCell)
{
    TraceBuilder build;
    build.task("main").logs("a, \"b\"\nc").returns("1");
    const Recording loop = build.recording();
    std::vector<std::string> lines;
    for (const auto &row : exportedTable({&loop})) {
        if (row[4] == "log")
            lines.push_back(row[7]);
    }
    EXPECT_EQ(lines, std::vector<std::string>{"main prints: a, \"b\"\nc"});
}
