// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/cardlayout.h"

#include "views/editor/cardmetrics.h"
#include "views/editor/texts.h"

#include <algorithm>

namespace coroscope {

namespace {

using namespace cardmetric;

/// Places blocks from top to bottom, at the widths they need; right edges are set at the end, when
/// the widest is known.
class CardBuilder {
public:
    CardBuilder(const TextMeasure &measure, CardLayout &card) : m_measure(measure), m_card(card)
    {
        m_chipHeight = measure.height(TextStyle::Code) + 6;
        m_rowHeight = std::max(m_chipHeight, measure.height(TextStyle::Title) + 4) + 2 * rowPadding;
    }

    void placeHeader(const Definition *definition);
    void placeRoot(const BlockList &blocks, const ListAddress &address);
    void placeSingle(const Block &block);
    void finish(double minimum);

private:
    struct Inset {
        double left;
        double right; ///< from the card's right edge
    };

    std::size_t placeList(const BlockList &blocks, const ListAddress &address, int owner,
                          Inset inset);
    void placeBlock(const Block &block, const BlockAddress &address, int parent, Inset inset);
    void placeHead(const Block &block, int index, Inset inset);
    void placePart(BlockBox &box, const FacePart &part, double &x, double y);
    void placeRow(BlockBox &box, const FacePart &part, Inset inset);
    void placeBody(const Block &block, int index, Inset inset);
    void placeClauses(const Block &block, int index, Inset inset);
    void need(double right, double inset) { m_width = std::max(m_width, right + inset); }
    double textWidth(const QString &text, TextStyle style) const
    {
        return std::min(maximumText, m_measure.width(text, style));
    }

    const TextMeasure &m_measure;
    CardLayout &m_card;
    double m_chipHeight = 0;
    double m_rowHeight = 0;
    double m_y = 0;
    double m_width = 0;
    std::vector<double> m_boxInsets;
    std::vector<double> m_listInsets;
};

QString headerParameters(const Definition &definition)
{
    QStringList parameters;
    for (const std::string &parameter : definition.parameters)
        parameters += toQString(parameter);
    return QLatin1Char('(') + parameters.join(QStringLiteral(", ")) + QLatin1Char(')');
}

void CardBuilder::placeHeader(const Definition *definition)
{
    if (definition) {
        m_card.keyword = definition->kind == Definition::Kind::Coroutine ? QStringLiteral("async")
                                                                         : QStringLiteral("def");
        m_card.name = toQString(definition->name);
        m_card.parameters = headerParameters(*definition);
        m_card.hint = QCoreApplication::translate("Canvas", "Drop blocks here");
    } else {
        m_card.name = QCoreApplication::translate("Canvas", "program");
        m_card.hint = QCoreApplication::translate("Canvas", "Drop a run block here");
    }
    const double height = m_measure.height(TextStyle::CardName) + 2 * headerTop + 6;
    double x = padding + 4;
    const auto place = [&](const QString &text, TextStyle style) {
        const QRectF rect(x, headerTop, textWidth(text, style), height - headerTop - 2);
        if (!text.isEmpty())
            x = rect.right() + headerGap;
        return rect;
    };
    m_card.keywordRect = place(m_card.keyword, TextStyle::CardCode);
    m_card.nameRect = place(m_card.name, TextStyle::CardName);
    m_card.parametersRect = place(m_card.parameters, TextStyle::CardCode);
    need(x, padding);
    m_card.header = QRectF(0, 0, 0, height);
    m_y = height;
}

void CardBuilder::placeRoot(const BlockList &blocks, const ListAddress &address)
{
    const double top = m_y;
    const std::size_t list = placeList(blocks, address, -1, {padding, padding});
    if (blocks.empty()) {
        m_card.hintRect = QRectF(padding, m_y, 0, m_rowHeight + 8);
        m_y += m_rowHeight + 8;
    }
    m_card.lists[list].area = QRectF(0, top, 0, m_y - top + bottomPadding);
    m_y += bottomPadding;
}

void CardBuilder::placeSingle(const Block &block) { placeBlock(block, {}, -1, {0, 0}); }

std::size_t CardBuilder::placeList(const BlockList &blocks, const ListAddress &address, int owner,
                                   Inset inset)
{
    const std::size_t index = m_card.lists.size();
    m_card.lists.push_back(
        {.list = address, .owner = owner, .area = {}, .content = {}, .gaps = {}});
    m_listInsets.push_back(inset.right);
    m_card.lists[index].content = QRectF(inset.left, m_y, 0, 0);
    const double halfGap = gap / 2;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (i > 0)
            m_y += gap;
        m_card.lists[index].gaps.push_back(m_y - halfGap);
        placeBlock(blocks[i], {address, i}, owner, inset);
    }
    m_card.lists[index].gaps.push_back(m_y + halfGap);
    return index;
}

void CardBuilder::placeBlock(const Block &block, const BlockAddress &address, int parent,
                             Inset inset)
{
    const BlockType &type = blockType(block.kind);
    const int index = static_cast<int>(m_card.boxes.size());
    BlockBox box;
    box.id = block.id;
    box.kind = block.kind;
    box.address = address;
    box.parent = parent;
    box.isClause = isClause(block.kind);
    const BlockBox *around = parent >= 0 ? &m_card.boxes[parent] : nullptr;
    box.group = box.isClause && around ? around->group : type.group;
    box.disabled = block.disabled || (around && around->disabled);
    box.comment = toQString(block.comment);
    box.hasHiddenFields = !hiddenFields(block).empty();
    m_card.boxes.push_back(std::move(box));
    m_boxInsets.push_back(inset.right);

    const double top = m_y;
    placeHead(block, index, inset);
    if (type.hasBody || !block.body.empty())
        placeBody(block, index, inset);
    if (!type.clauses.empty() || !block.clauses.empty())
        placeClauses(block, index, inset);
    if (type.hasBody && !m_card.boxes[index].isClause)
        m_y += bodyEnd;
    m_card.boxes[index].rect = QRectF(inset.left, top, 0, m_y - top);
}

void CardBuilder::placePart(BlockBox &box, const FacePart &part, double &x, double y)
{
    const bool isChip = part.kind == FacePart::Kind::Chip;
    const TextStyle style = part.kind == FacePart::Kind::Title  ? TextStyle::Title
                            : part.kind == FacePart::Kind::Word ? TextStyle::Word
                                                                : TextStyle::Code;
    double width = textWidth(part.text, style);
    if (isChip)
        width = std::max(minimumChip, width + 2 * chipPadding);
    if (part.kind == FacePart::Kind::Word && part.text == QLatin1StringView(","))
        x -= chipGap - 1; // it belongs to what stands before it
    const QRectF rect(x, y + (m_rowHeight - m_chipHeight) / 2, width, m_chipHeight);
    box.parts.push_back({part, rect});
    x = rect.right() + chipGap;
}

void CardBuilder::placeRow(BlockBox &box, const FacePart &part, Inset inset)
{
    const double left = inset.left + textIndent;
    const double height = m_chipHeight + 4;
    box.parts.push_back({part, QRectF(left, m_y, 0, height)});
    need(left + textWidth(part.text, TextStyle::Code) + 2 * chipPadding,
         inset.right + rightInset + 2);
    m_y += height + gap + 1;
}

void CardBuilder::placeHead(const Block &block, int index, Inset inset)
{
    BlockBox &box = m_card.boxes[index];
    const double top = m_y;
    double x = inset.left + textIndent;
    bool hasRows = false;
    m_y += m_rowHeight;
    for (const FacePart &part : blockFace(block)) {
        if (part.kind == FacePart::Kind::Row) {
            hasRows = true;
            placeRow(box, part, inset);
        } else {
            placePart(box, part, x, top);
        }
    }
    if (!box.comment.isEmpty()) {
        const double width = textWidth(box.comment, TextStyle::Comment);
        box.commentRect = QRectF(x + chipGap, top, width, m_rowHeight);
        x = box.commentRect.right() + chipGap;
    }
    if (hasRows)
        m_y += 3;
    box.more = QRectF(0, top + (m_rowHeight - m_chipHeight) / 2, moreWidth, m_chipHeight);
    box.head = QRectF(inset.left, top, 0, m_y - top);
    need(x + (box.hasHiddenFields ? moreWidth : 0), inset.right);
}

void CardBuilder::placeBody(const Block &block, int index, Inset inset)
{
    const double headMiddle = m_y - m_rowHeight / 2;
    m_y += 1;
    const Inset inner{inset.left + bodyIndent, inset.right + rightInset};
    const std::size_t list = placeList(
        block.body, {.definition = {}, .parent = block.id, .clauses = false}, index, inner);
    if (block.body.empty()) {
        m_y += m_rowHeight - 6;
        m_card.lists[list].gaps.front() = m_y - (m_rowHeight - 6) / 2;
    }
    ListBox &box = m_card.lists[list];
    box.content.setBottom(m_y);
    box.area = QRectF(inner.left, headMiddle, 0, m_y + gap - headMiddle);
}

void CardBuilder::placeClauses(const Block &block, int index, Inset inset)
{
    const std::size_t list = m_card.lists.size();
    m_card.lists.push_back({.list = {.definition = {}, .parent = block.id, .clauses = true},
                            .owner = index,
                            .area = {},
                            .content = {},
                            .gaps = {}});
    m_listInsets.push_back(inset.right);
    const double top = m_card.boxes[index].head.top();
    m_card.lists[list].content = QRectF(inset.left, m_y, 0, 0);
    for (std::size_t i = 0; i < block.clauses.size(); ++i) {
        m_y += gap;
        m_card.lists[list].gaps.push_back(m_y);
        placeBlock(block.clauses[i], {m_card.lists[list].list, i}, index, inset);
    }
    m_card.lists[list].gaps.push_back(m_y + gap);
    m_card.lists[list].area = QRectF(inset.left, top, 0, m_y + bodyEnd - top);
}

void CardBuilder::finish(double minimum)
{
    const double width = std::ceil(std::max(minimum, m_width));
    m_card.size = QSizeF(width, m_y);
    m_card.header.setRight(width);
    m_card.hintRect.setRight(width - padding);
    for (std::size_t i = 0; i < m_card.boxes.size(); ++i) {
        BlockBox &box = m_card.boxes[i];
        const double right = width - m_boxInsets[i];
        box.rect.setRight(right);
        box.head.setRight(right);
        box.more.moveRight(right - 4);
        for (PlacedPart &placed : box.parts) {
            if (placed.part.kind == FacePart::Kind::Row)
                placed.rect.setRight(right - rightInset - 2);
        }
    }
    for (std::size_t i = 0; i < m_card.lists.size(); ++i) {
        ListBox &list = m_card.lists[i];
        list.content.setRight(width - m_listInsets[i]);
        list.area.setRight(width - (list.owner < 0 ? 0 : m_listInsets[i]));
    }
}

} // namespace

CardLayout layOutCard(const Scenario &scenario, DefinitionId definition, const TextMeasure &measure)
{
    CardLayout card;
    card.definition = definition;
    const Definition *found = definition ? findDefinition(scenario, definition) : nullptr;
    CardBuilder builder(measure, card);
    builder.placeHeader(found);
    static const BlockList none;
    const BlockList &blocks = found ? found->body : definition ? none : scenario.program;
    builder.placeRoot(blocks, {.definition = definition, .parent = {}, .clauses = false});
    builder.finish(minimumWidth);
    return card;
}

CardLayout layOutSingleBlock(const Block &block, const TextMeasure &measure)
{
    CardLayout card;
    Block head = block;
    head.body.clear();
    head.clauses.clear();
    CardBuilder builder(measure, card);
    builder.placeSingle(head);
    builder.finish(0);
    return card;
}

} // namespace coroscope
