// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/language/evaluator.h"

#include <gtest/gtest.h>

#include <fstream>

namespace coroscope::language {
namespace {

/// One table of tests/data/values: an expression and what python3 says to it.
class ValueTable : public testing::TestWithParam<const char *> {};

std::string withEscapedLineEnds(const std::string &text)
{
    std::string out;
    for (const char c : text)
        out += c == '\n' ? std::string("\\n") : std::string(1, c);
    return out;
}

TEST_P(ValueTable, givesWhatPythonGives)
{
    std::ifstream file(std::string(TEST_DATA_DIR "/values/") + GetParam() + ".tsv");
    int rows = 0;
    for (std::string line; std::getline(file, line); ++rows) {
        const std::size_t tab = line.find('\t');
        ASSERT_NE(tab, std::string::npos) << line;
        const std::string source = line.substr(0, tab);
        Heap heap;
        {
            Evaluator evaluator;
            EXPECT_EQ(withEscapedLineEnds(evaluator.run(source)), line.substr(tab + 1)) << source;
        }
        heap.clear();
        EXPECT_EQ(heap.size(), 0u) << source;
    }
    EXPECT_GT(rows, 250);
}

INSTANTIATE_TEST_SUITE_P(Python, ValueTable,
                         testing::Values("arithmetic", "comparison", "floats", "strings",
                                         "formatting", "collections", "errors", "functions", "math",
                                         "random"),
                         [](const auto &info) { return std::string(info.param); });

} // namespace
} // namespace coroscope::language
