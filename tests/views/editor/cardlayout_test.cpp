// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"
#include "views/editor/canvaslayout.h"
#include "views/editor/carddrop.h"
#include "views/editor/cardmetrics.h"

namespace coroscope {
namespace {

/// Fonts whose letters are all 10 wide and 16 high.
class FixedMeasure final : public TextMeasure {
public:
    double width(const QString &text, TextStyle) const override { return 10.0 * text.size(); }
    double height(TextStyle) const override { return 16; }
};

class CardLayoutTest : public testing::Test {
protected:
    CardLayout layout(DefinitionId card) const { return layOutCard(scenario, card, measure); }
    static const BlockBox &box(const CardLayout &card, std::uint32_t id)
    {
        return card.boxes.at(static_cast<std::size_t>(card.indexOf(BlockId(id))));
    }

    Scenario scenario = sampleScenario();
    FixedMeasure measure;
};

TEST_F(CardLayoutTest, blocksStandBelowEachOtherAtTheWidthOfTheCard)
{
    const CardLayout card = layout(hello1Id);
    ASSERT_EQ(card.boxes.size(), 4u);
    for (std::size_t i = 0; i < card.boxes.size(); ++i) {
        EXPECT_EQ(card.boxes[i].rect.left(), cardmetric::padding);
        EXPECT_EQ(card.boxes[i].rect.right(), card.size.width() - cardmetric::padding);
        if (i > 0) {
            EXPECT_EQ(card.boxes[i].rect.top(), card.boxes[i - 1].rect.bottom() + cardmetric::gap);
        }
    }
    EXPECT_GT(card.boxes.front().rect.top(), card.header.bottom() - 1);
    EXPECT_EQ(card.size.height(), card.boxes.back().rect.bottom() + cardmetric::bottomPadding);
}

TEST_F(CardLayoutTest, aLongTextMakesTheCardWiderUpToALimit)
{
    const double before = layout(hello1Id).size.width();
    findBlock(scenario, BlockId(7))->fields[0] = std::string(40, '1');
    const double wider = layout(hello1Id).size.width();
    EXPECT_GT(wider, before);
    findBlock(scenario, BlockId(7))->fields[0] = std::string(4000, '1');
    EXPECT_LT(layout(hello1Id).size.width(), 600);
}

TEST_F(CardLayoutTest, whatIsInsideABlockStandsInsideItsRectangle)
{
    const CardLayout card = layout(hello2Id);
    const BlockBox &statement = box(card, 11);
    for (const std::uint32_t inner : {12u, 13u, 14u}) {
        EXPECT_TRUE(statement.rect.contains(box(card, inner).rect)) << inner;
        EXPECT_FALSE(statement.head.intersects(box(card, inner).rect)) << inner;
    }
    EXPECT_TRUE(box(card, 13).rect.contains(box(card, 14).rect));
    EXPECT_FALSE(box(card, 12).rect.intersects(box(card, 13).rect));
    EXPECT_FALSE(statement.rect.intersects(box(card, 15).rect));
}

TEST_F(CardLayoutTest, aClauseWearsTheColourOfItsStatement)
{
    const CardLayout card = layout(hello2Id);
    EXPECT_EQ(box(card, 13).group, BlockGroup::Control);
}

TEST_F(CardLayoutTest, aGatherShowsARowForEachAwaitable)
{
    const CardLayout card = layout(mainId);
    std::vector<QString> rows;
    double bottom = 0;
    for (const PlacedPart &placed : box(card, 2).parts) {
        if (placed.part.kind != FacePart::Kind::Row)
            continue;
        rows.push_back(placed.part.text);
        EXPECT_GT(placed.rect.top(), bottom);
        bottom = placed.rect.bottom();
    }
    EXPECT_EQ(rows, (std::vector<QString>{QStringLiteral("hello1(10, 5)"),
                                          QStringLiteral("hello2(10, 5)")}));
    EXPECT_LT(bottom, box(card, 2).head.bottom());
}

TEST_F(CardLayoutTest, theInnermostBlockIsHit)
{
    const CardLayout card = layout(hello2Id);
    EXPECT_EQ(card.boxAt(box(card, 12).rect.center()), card.indexOf(BlockId(12)));
    EXPECT_EQ(card.boxAt(box(card, 11).head.center()), card.indexOf(BlockId(11)));
    EXPECT_EQ(card.boxAt({-5, -5}), -1);
}

TEST_F(CardLayoutTest, everyGapIsAPlaceToDrop)
{
    const CardLayout card = layout(hello1Id);
    for (std::size_t i = 0; i < card.boxes.size(); ++i) {
        const QPointF above = card.boxes[i].rect.topLeft() + QPointF(30, 1);
        const auto place = dropPlaceAt(card, above, false);
        ASSERT_TRUE(place);
        EXPECT_EQ(place->address, (BlockAddress{card.lists[0].list, i}));
    }
    const auto end = dropPlaceAt(card, {50, card.size.height() - 1}, false);
    ASSERT_TRUE(end);
    EXPECT_EQ(end->address.index, card.boxes.size());
}

TEST_F(CardLayoutTest, theLowerHalfOfAHeadMeansTheBody)
{
    const CardLayout card = layout(hello2Id);
    const QRectF head = box(card, 11).head;
    const auto into = dropPlaceAt(card, {head.left() + 60, head.bottom() - 2}, false);
    ASSERT_TRUE(into);
    EXPECT_EQ(into->address.list.parent, BlockId(11));
    EXPECT_EQ(into->address.index, 0u);
    const auto before = dropPlaceAt(card, {head.left() + 60, head.top() + 2}, false);
    EXPECT_FALSE(before->address.list.parent);
}

TEST_F(CardLayoutTest, clausesLandAmongClauses)
{
    const CardLayout card = layout(hello2Id);
    const auto place = dropPlaceAt(card, box(card, 14).rect.center(), true);
    ASSERT_TRUE(place);
    EXPECT_TRUE(place->address.list.clauses);
    EXPECT_EQ(place->address.list.parent, BlockId(11));
    EXPECT_FALSE(dropPlaceAt(layout(hello1Id), {50, 60}, true));
}

TEST_F(CardLayoutTest, whatIsInADisabledBlockIsDisabled)
{
    findBlock(scenario, BlockId(11))->disabled = true;
    const CardLayout card = layout(hello2Id);
    EXPECT_TRUE(box(card, 12).disabled);
    EXPECT_FALSE(box(card, 15).disabled);
}

TEST_F(CardLayoutTest, cardsThatWereNeverMovedDoNotOverlap)
{
    std::map<DefinitionId, QSizeF> sizes;
    for (const DefinitionId id : cardsOf(scenario))
        sizes[id] = layout(id).size;
    std::vector<QRectF> placed;
    for (const auto &[id, position] : cardPositions(scenario, sizes)) {
        const QRectF rect(position, sizes[id]);
        for (const QRectF &other : placed)
            EXPECT_FALSE(rect.intersects(other));
        placed.push_back(rect);
    }
    EXPECT_EQ(placed.size(), 4u);
}

TEST_F(CardLayoutTest, everyKindOfBlockHasAFaceWithAllItsRequiredFields)
{
    for (const BlockType &type : blockTypes()) {
        const Block block = newBlock(type.kind);
        const std::vector<FacePart> face = blockFace(block);
        ASSERT_FALSE(face.empty());
        EXPECT_EQ(face.front().kind, FacePart::Kind::Title);
        for (std::size_t i = 0; i < type.fields.size(); ++i) {
            const bool shown = std::ranges::any_of(
                face, [&](const FacePart &part) { return part.isField() && part.field == i; });
            const std::vector<std::size_t> hidden = hiddenFields(block);
            EXPECT_NE(shown, std::ranges::find(hidden, i) != hidden.end()) << type.key << i;
            EXPECT_TRUE(shown || !type.fields[i].required) << type.key << i;
        }
    }
}

TEST_F(CardLayoutTest, aFaceDoesNotSayItsTitleTwice)
{
    Block loop = newBlock(BlockKind::For);
    EXPECT_EQ(hiddenFields(loop), std::vector<std::size_t>{0}) << "for for i in range(3)";
    loop.fields[0].clear();
    EXPECT_EQ(hiddenFields(loop), std::vector<std::size_t>{0});
    loop.fields[0] = "async for";
    EXPECT_TRUE(hiddenFields(loop).empty());
}

TEST_F(CardLayoutTest, aBlockWithEveryFieldFilledHidesNone)
{
    Block sleep = newBlock(BlockKind::Sleep);
    EXPECT_EQ(hiddenFields(sleep).size(), 2u);
    for (std::string &field : sleep.fields)
        field = "x";
    EXPECT_TRUE(hiddenFields(sleep).empty());
}

} // namespace
} // namespace coroscope
