// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/code/textchange.h"

#include <gtest/gtest.h>

#include <string>

using namespace coroscope;

namespace {

/// \p before with the change to \p after made.
std::string changed(const std::string &before, const std::string &after)
{
    const TextChange change = changeOfLines(before, after);
    return before.substr(0, change.begin) +
           after.substr(change.begin, change.newEnd - change.begin) + before.substr(change.oldEnd);
}

} // namespace

TEST(TextChangeTest, namesTheLinesThatDiffer)
{
    EXPECT_EQ(changeOfLines("a\nbb\nc\n", "a\nbx\nc\n"), (TextChange{2, 5, 5}));
    EXPECT_EQ(changeOfLines("a\nc\n", "a\nb\nc\n"), (TextChange{2, 2, 4})) << "a line came";
    EXPECT_EQ(changeOfLines("a\nb\nc\n", "a\nc\n"), (TextChange{2, 4, 2})) << "a line went";
    EXPECT_TRUE(changeOfLines("a\nb", "a\nb").isEmpty());
}

TEST(TextChangeTest, cutsNoCharacterInTwo)
{
    // é and è share their first byte, é and ũ their last.
    EXPECT_EQ(changeOfLines("x = 'é'\n", "x = 'è'\n"), (TextChange{0, 9, 9}));
    EXPECT_EQ(changeOfLines("1\né\n", "1\nũ\n"), (TextChange{2, 5, 5}));
}

TEST(TextChangeTest, madeOnTheOldTextItGivesTheNewOne)
{
    const std::string texts[] = {
        "",          "a",      "a\n",       "a\na\n", "a\na\na\n", "b\na\n",    "a\nb\n", "\n\n",
        "ab\nab\na", "x\na\n", "a\nx\na\n", "é\nè",   "aa",        "a\na\nb\n", "aaa",    "\na"};
    for (const std::string &before : texts) {
        for (const std::string &after : texts)
            EXPECT_EQ(changed(before, after), after) << '"' << before << '"';
    }
}
