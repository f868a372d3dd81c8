// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/language/parsing.h"

#include "language/names.h"

#include <algorithm>
#include <cctype>

// What CPython 3.11 says of several hundred sources; see tests/data/language/regenerate.py.
namespace coroscope::language {
namespace {

std::string letters(const std::string &text)
{
    std::string all;
    for (const char c : text) {
        if (std::isalpha(static_cast<unsigned char>(c)))
            all += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return all;
}

TEST(CpythonTable, expressionsAreWrittenBackAsCpythonWritesThem)
{
    const auto rows = table("expressions.tsv");
    ASSERT_GT(rows.size(), 600u);
    for (const auto &row : rows) {
        ASSERT_EQ(row.size(), 2u);
        EXPECT_EQ(rewritten(row[0]), row[1]) << "source: " << row[0];
    }
}

TEST(CpythonTable, whatWasWrittenBackParsesToTheSame)
{
    for (const auto &row : table("expressions.tsv"))
        EXPECT_EQ(rewritten(row[1]), row[1]) << "source: " << row[0];
}

TEST(CpythonTable, malformedTextsAreComplainedAboutWhereCpythonDoes)
{
    const auto rows = table("malformed.tsv");
    ASSERT_GT(rows.size(), 400u);
    for (const auto &row : rows) {
        ASSERT_EQ(row.size(), 4u);
        const auto result = parseSimpleStatement(row[0]);
        ASSERT_FALSE(result.ok()) << row[0];
        const Problem &problem = result.problem();
        EXPECT_EQ(std::to_string(problem.line) + ":" + std::to_string(problem.column),
                  row[1] + ":" + row[2])
            << "source: " << row[0] << "\nwe say: " << problem.text() << "\nCPython: " << row[3];
    }
}

TEST(CpythonTable, complaintsUseCpythonsWordsWhereItFindsAny)
{
    for (const auto &row : table("malformed.tsv")) {
        ASSERT_EQ(row.size(), 4u);
        const auto result = parseSimpleStatement(row[0]);
        ASSERT_FALSE(result.ok()) << row[0];
        if (row[3] == "invalid syntax")
            continue; // ours says what was expected
        EXPECT_NE(letters(result.problem().what).find(letters(row[3])), std::string::npos)
            << "source: " << row[0] << "\nwe say: " << result.problem().what
            << "\nCPython: " << row[3];
    }
}

TEST(CpythonTable, everyComplaintIsASentence)
{
    for (const auto &row : table("malformed.tsv")) {
        const auto result = parseSimpleStatement(row[0]);
        ASSERT_FALSE(result.ok()) << row[0];
        const std::string &what = result.problem().what;
        EXPECT_FALSE(std::islower(static_cast<unsigned char>(what.front()))) << what;
        EXPECT_TRUE(what.ends_with('.') || what.ends_with('?')) << what;
        const std::string &remedy = result.problem().remedy;
        EXPECT_TRUE(remedy.empty() || remedy.ends_with('.') || remedy.ends_with('?')) << remedy;
    }
}

TEST(CpythonTable, everyPrefixOfAValidTextParsesOrSaysWhere)
{
    for (const auto &row : table("expressions.tsv")) {
        for (std::size_t length = 0; length < row[0].size(); ++length) {
            const std::string prefix = row[0].substr(0, length);
            const auto result = parseExpression(prefix);
            if (result) {
                EXPECT_EQ(rewritten(unparse(*result.value())), unparse(*result.value())) << prefix;
                continue;
            }
            EXPECT_GE(result.problem().line, 1) << prefix;
            EXPECT_GE(result.problem().column, 1) << prefix;
            EXPECT_LE(result.problem().column, static_cast<int>(length) + 1) << prefix;
        }
    }
}

} // namespace
} // namespace coroscope::language
