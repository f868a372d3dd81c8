// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"
#include "views/editor/blocklistmodel.h"
#include "views/editor/blockwalk.h"
#include "views/editor/completion.h"
#include "views/editor/definitionblock.h"
#include "views/editor/droprules.h"
#include "views/editor/outline.h"

#include <QAbstractItemModelTester>

namespace coroscope {
namespace {

QStringList names(std::initializer_list<const char *> list)
{
    QStringList made;
    for (const char *name : list)
        made += QLatin1StringView(name);
    return made;
}

TEST(Completion, targetsBindTheirNames)
{
    EXPECT_EQ(boundNames(QStringLiteral("x")), names({"x"}));
    EXPECT_EQ(boundNames(QStringLiteral("a, (b, *c)")), names({"a", "b", "c"}));
    EXPECT_EQ(boundNames(QStringLiteral("xs[i]")), QStringList());
    EXPECT_EQ(boundNames(QStringLiteral("point.x")), QStringList());
    EXPECT_EQ(boundNames(QString()), QStringList());
}

TEST(Completion, namesOfTheDefinitionAndOfTheLanguageAreOffered)
{
    const QStringList in = namesIn(sampleScenario(), mainId);
    for (const char *name : {"main", "hello1", "result", "results", "len", "asyncio.sleep()"})
        EXPECT_TRUE(in.contains(QLatin1StringView(name))) << name;
    EXPECT_FALSE(in.contains(QStringLiteral("a")));
    EXPECT_TRUE(namesIn(sampleScenario(), hello1Id).contains(QStringLiteral("a")));
}

TEST(Completion, aNameBeginsAfterTheLastOperator)
{
    EXPECT_EQ(nameStart(QStringLiteral("a + hel"), 7), 4);
    EXPECT_EQ(nameStart(QStringLiteral("f(asyncio.sl"), 12), 2);
    EXPECT_EQ(nameStart(QStringLiteral("x "), 2), 2);
}

struct DropCase {
    BlockKind kind;
    BlockAddress at;
    const char *problem; ///< part of the sentence; empty: allowed
};

TEST(DropRules, sayWhyABlockCannotStandSomewhere)
{
    const Scenario scenario = sampleScenario();
    const BlockAddress inHello1{listOf(hello1Id), 0}, inProgram{listOf({}), 0};
    const BlockAddress inFor{{.definition = {}, .parent = BlockId(3), .clauses = false}, 0};
    const BlockAddress clausesOfIf{{.definition = {}, .parent = BlockId(11), .clauses = true}, 0};
    const BlockAddress afterElse{{.definition = {}, .parent = BlockId(11), .clauses = true}, 1};
    const DropCase cases[] = {
        {BlockKind::Log, inHello1, ""},
        {BlockKind::Log, inProgram, ""},
        {BlockKind::Sleep, inHello1, ""},
        {BlockKind::Sleep, inProgram, "must stand in a coroutine"},
        {BlockKind::Run, inHello1, "stands in the program"},
        {BlockKind::Run, inProgram, ""},
        {BlockKind::Return, inProgram, "must stand in a coroutine or function"},
        {BlockKind::Yield, inProgram, "must stand in a coroutine or function"},
        {BlockKind::Break, inHello1, "needs a while or for"},
        {BlockKind::Break, inFor, ""},
        {BlockKind::Else, inHello1, "belongs to a block of the kind"},
        {BlockKind::Elif, clausesOfIf, ""},
        {BlockKind::Elif, afterElse, "must stand before"},
        {BlockKind::Else, afterElse, "already"},
        {BlockKind::Except, clausesOfIf, "belongs to a block of the kind try"},
    };
    for (const DropCase &each : cases) {
        const std::string problem =
            dropProblem(scenario, {newBlock(each.kind)}, each.at).toStdString();
        EXPECT_EQ(problem.empty(), std::string(each.problem).empty()) << problem;
        EXPECT_NE(problem.find(each.problem), std::string::npos) << problem;
    }
}

TEST(DropRules, aLoopsElseIsNotInTheLoop)
{
    Scenario scenario = sampleScenario();
    Block orElse = newBlock(BlockKind::Else);
    orElse.id = BlockId(40);
    findBlock(scenario, BlockId(3))->clauses.push_back(orElse);
    const BlockAddress inElse{{.definition = {}, .parent = BlockId(40), .clauses = false}, 0};
    EXPECT_FALSE(dropProblem(scenario, {newBlock(BlockKind::Break)}, inElse).isEmpty());
}

TEST(DropRules, whatStandsInABlockCounts)
{
    Block loop = newBlock(BlockKind::For);
    loop.body = {newBlock(BlockKind::Break)};
    const BlockAddress inHello1{listOf(hello1Id), 0}, inProgram{listOf({}), 0};
    EXPECT_TRUE(dropProblem(sampleScenario(), {loop}, inHello1).isEmpty());
    loop.body = {newBlock(BlockKind::Sleep)};
    EXPECT_FALSE(dropProblem(sampleScenario(), {loop}, inProgram).isEmpty());
}

TEST(DefinitionBlock, aDefinitionSurvivesTheTripThroughABlock)
{
    const Definition definition = sampleScenario().definitions[1];
    const Definition back = definitionFromBlock(blockFromDefinition(definition));
    EXPECT_EQ(back.name, definition.name);
    EXPECT_EQ(back.kind, definition.kind);
    EXPECT_EQ(back.parameters, definition.parameters);
    EXPECT_EQ(back.body, definition.body);
    EXPECT_EQ(unusedName(sampleScenario(), "hello1"), "hello12");
    EXPECT_EQ(unusedName(sampleScenario(), "other"), "other");
}

TEST(BlockListModel, offersEveryKindOfTheCatalogOnce)
{
    BlockListModel model(BlockListModel::Cards::Shown);
    const QAbstractItemModelTester tester(&model);
    for (const BlockType &type : blockTypes()) {
        const QModelIndex index = model.indexOf(type.kind);
        EXPECT_EQ(index.isValid(), type.kind != BlockKind::Unknown) << type.key;
        if (!index.isValid())
            continue;
        EXPECT_FALSE(index.data(Qt::ToolTipRole).toString().isEmpty()) << type.key;
        const std::unique_ptr<QMimeData> mime(model.mimeData({index}));
        const auto payload = payloadOf(mime.get());
        ASSERT_TRUE(payload);
        EXPECT_EQ(payload->blocks.front().kind, type.kind);
    }
}

TEST(BlockListModel, findsByTheBeginningsOfWords)
{
    BlockListModel model(BlockListModel::Cards::Hidden);
    model.setFilter(QStringLiteral("done call"));
    EXPECT_TRUE(model.indexOf(BlockKind::AddDoneCallback).isValid());
    EXPECT_FALSE(model.indexOf(BlockKind::Sleep).isValid());
    model.setFilter(QStringLiteral("no such thing"));
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_FALSE(model.firstEntry().isValid());
}

TEST(ScenarioOutline, tellsTheSameBlocksAsTheCanvas)
{
    Document document;
    document.setScenario(sampleScenario());
    ScenarioOutlineModel model(document);
    const QAbstractItemModelTester tester(&model);
    ASSERT_EQ(model.rowCount(), 4);
    const QModelIndex hello2 = model.index(3, 0);
    EXPECT_EQ(hello2.data().toString().toStdString(), "coroutine hello2(a, b)");
    ASSERT_EQ(model.rowCount(hello2), 2);
    EXPECT_EQ(model.rowCount(model.index(0, 0, hello2)), 2);
    const QModelIndex sleep = model.indexOf(BlockId(12));
    EXPECT_EQ(sleep.data().toString().toStdString(), "sleep 2");
    EXPECT_EQ(model.definition(sleep), hello2Id);
}

TEST(ScenarioOutline, followsTheDocument)
{
    Document document;
    document.setScenario(sampleScenario());
    ScenarioOutlineModel model(document);
    const QAbstractItemModelTester tester(&model);
    document.setField(BlockId(12), 0, "9");
    EXPECT_EQ(model.indexOf(BlockId(12)).data().toString().toStdString(), "sleep 9");
    document.setDisabled({BlockId(11)}, true);
    EXPECT_EQ(model.indexOf(BlockId(12)).data().toString().toStdString(), "sleep 9 (disabled)");
    document.removeBlocks({BlockId(11)});
    EXPECT_FALSE(model.indexOf(BlockId(12)).isValid());
}

} // namespace
} // namespace coroscope
