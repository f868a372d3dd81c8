// SPDX-License-Identifier: GPL-3.0-or-later
#include "builders.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace coroscope {
namespace {

TEST(BlockCatalog, hasOneRowForEveryKind)
{
    std::set<BlockKind> kinds;
    for (const BlockType &type : blockTypes()) {
        EXPECT_TRUE(kinds.insert(type.kind).second) << type.key << " stands twice";
        EXPECT_EQ(&blockType(type.kind), &type);
    }
    EXPECT_EQ(kinds.size(), static_cast<std::size_t>(BlockKind::Unknown) + 1);
}

TEST(BlockCatalog, keepsGroupsTogetherAndInOrder)
{
    const auto rows = blockTypes();
    EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end(),
                               [](const auto &a, const auto &b) { return a.group < b.group; }));
}

TEST(BlockCatalog, findsRowsByTheirKeyAlone)
{
    EXPECT_EQ(blockTypeByKey("create_task"), &blockType(BlockKind::CreateTask));
    EXPECT_EQ(blockTypeByKey("no_such_block"), nullptr);
    EXPECT_EQ(blockTypeByKey(""), nullptr) << "the unknown kind has no key";
    std::set<std::string_view> keys;
    for (const BlockType &type : blockTypes())
        EXPECT_TRUE(keys.insert(type.key).second) << type.key;
}

TEST(BlockCatalog, keepsFieldKeysApartFromTheMembersOfABlockInTheFile)
{
    const std::set<std::string_view> members{"id",      "kind",     "body",
                                             "clauses", "disabled", "comment"};
    for (const BlockType &type : blockTypes()) {
        std::set<std::string_view> keys;
        for (const BlockField &field : type.fields) {
            EXPECT_EQ(members.count(field.key), 0u) << type.key << "." << field.key;
            EXPECT_TRUE(keys.insert(field.key).second) << type.key << "." << field.key;
        }
    }
}

TEST(BlockCatalog, explainsEveryKindAndField)
{
    for (const BlockType &type : blockTypes()) {
        EXPECT_FALSE(type.title.empty()) << type.key;
        EXPECT_TRUE(type.help.ends_with('.')) << type.key;
        for (const BlockField &field : type.fields) {
            EXPECT_FALSE(field.title.empty()) << type.key << "." << field.key;
            EXPECT_TRUE(field.help.ends_with('.')) << type.key << "." << field.key;
        }
    }
}

TEST(BlockCatalog, givesChoicesToChoiceFieldsAndStartsWithTheFirst)
{
    for (const BlockType &type : blockTypes()) {
        for (const BlockField &field : type.fields) {
            EXPECT_EQ(field.type == FieldType::Choice, !field.choices.empty()) << field.key;
            if (!field.choices.empty()) {
                EXPECT_EQ(field.initial, field.choices.front()) << field.key;
            }
        }
    }
}

TEST(BlockCatalog, namesOnlyFieldsThatExistInItsPatterns)
{
    for (const BlockType &type : blockTypes()) {
        for (const std::string_view pattern : {type.python, type.summary}) {
            EXPECT_EQ(std::count(pattern.begin(), pattern.end(), '['),
                      std::count(pattern.begin(), pattern.end(), ']'))
                << pattern;
            for (std::size_t at = pattern.find('{'); at != pattern.npos;
                 at = pattern.find('{', at + 1)) {
                const auto key = pattern.substr(at + 1, pattern.find_first_of("}:|?", at) - at - 1);
                EXPECT_TRUE(fieldIndex(type, key).has_value()) << pattern << " " << key;
            }
        }
    }
}

TEST(BlockCatalog, usesEveryFieldInThePythonLine)
{
    for (const BlockType &type : blockTypes()) {
        for (const BlockField &field : type.fields)
            EXPECT_NE(type.python.find("{" + std::string(field.key)), std::string_view::npos)
                << type.key << "." << field.key;
    }
}

TEST(BlockCatalog, endsHeadsWithAColonAndNothingElse)
{
    for (const BlockType &type : blockTypes())
        EXPECT_EQ(type.python.ends_with(':'), type.hasBody) << type.key;
}

TEST(BlockCatalog, fillsRequiredFieldsOfNewBlocks)
{
    for (const BlockType &type : blockTypes()) {
        const Block fresh = newBlock(type.kind);
        ASSERT_EQ(fresh.fields.size(), type.fields.size());
        for (std::size_t i = 0; i < fresh.fields.size(); ++i)
            EXPECT_FALSE(type.fields[i].required && fresh.fields[i].empty()) << type.key;
    }
}

TEST(BlockCatalog, givesANewTryItsExceptClause)
{
    const Block fresh = newBlock(BlockKind::Try);
    ASSERT_EQ(fresh.clauses.size(), 1u);
    EXPECT_EQ(fresh.clauses[0].kind, BlockKind::Except);
    EXPECT_TRUE(newBlock(BlockKind::If).clauses.empty());
}

TEST(BlockCatalog, knowsThatAKeptGatherDoesNotWait)
{
    Block gather = newBlock(BlockKind::Gather);
    EXPECT_TRUE(suspends(gather));
    gather.fields[*fieldIndex(blockType(BlockKind::Gather), "mode")] = "keep it";
    EXPECT_FALSE(suspends(gather));
    EXPECT_FALSE(suspends(newBlock(BlockKind::Blocking)));
}

TEST(Summary, isTitleAndFieldsOnOneLine)
{
    using test::block;
    EXPECT_EQ(summary(block(BlockKind::Sleep, {{"seconds", "3"}})), "sleep 3");
    EXPECT_EQ(summary(block(BlockKind::Await, {{"expression", "f()"}, {"target", "x"}})),
              "await f() → x");
    EXPECT_EQ(summary(block(BlockKind::Let, {{"target", "x"}, {"value", "1"}})), "x = 1");
    EXPECT_EQ(summary(block(BlockKind::For, {{"target", "i"}, {"iterable", "xs"}})), "for i in xs");
    EXPECT_EQ(
        summary(block(BlockKind::Wait, {{"awaitables", "ts"}, {"done", "d"}, {"pending", "p"}})),
        "wait ts → d, p");
    EXPECT_EQ(summary(block(BlockKind::Comment, {{"text", "a\nb"}})), "# a # b");
    EXPECT_EQ(summary(block(BlockKind::Pass)), "pass");
}

TEST(Summary, cutsLongTextsAtWholeCharacters)
{
    std::string wide;
    for (int i = 0; i < 200; ++i)
        wide += "é";
    const std::string line = summary(test::block(BlockKind::Log, {{"values", wide.c_str()}}));
    EXPECT_EQ(line.size(), 4 + 2 * 76 + std::string("…").size());
    EXPECT_TRUE(line.ends_with("é…"));
}

TEST(Summary, namesTheKindOfAnUnknownBlock)
{
    Block newer;
    newer.kind = BlockKind::Unknown;
    newer.unknownKind = "later_scope";
    EXPECT_EQ(summary(newer), "unknown block later_scope");
}

} // namespace
} // namespace coroscope
