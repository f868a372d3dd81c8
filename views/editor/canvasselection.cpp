// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/canvasselection.h"

#include "views/editor/blockwalk.h"

namespace coroscope {

CanvasSelection::CanvasSelection(Document &document, RunView &run, QObject *parent)
    : QObject(parent), m_document(document), m_run(run), m_seen(run.selectedBlocks())
{
    connect(&document, &Document::changed, this, &CanvasSelection::onDocumentChanged);
    connect(&run, &RunView::selectionChanged, this, &CanvasSelection::onRunSelectionChanged);
}

std::vector<BlockId> CanvasSelection::topBlocks() const
{
    return coroscope::topBlocks(m_document.scenario(), blocks());
}

void CanvasSelection::select(const std::vector<BlockId> &blocks)
{
    QSet<std::uint32_t> set;
    for (const BlockId block : blocks)
        set.insert(block.value);
    m_card.reset();
    m_current = blocks.empty() ? BlockId() : blocks.back();
    apply(set);
}

void CanvasSelection::toggle(BlockId block)
{
    QSet<std::uint32_t> set = blocks();
    if (set.remove(block.value)) {
        if (m_current == block)
            m_current = set.isEmpty() ? BlockId() : BlockId(*set.cbegin());
    } else {
        set.insert(block.value);
        m_current = block;
    }
    m_card.reset();
    apply(set);
}

void CanvasSelection::selectCard(DefinitionId card)
{
    m_card = card;
    m_current = {};
    apply({});
}

void CanvasSelection::selectAll()
{
    const Scenario &scenario = m_document.scenario();
    std::vector<BlockId> all;
    const auto add = [&](const Block &block) { all.push_back(block.id); };
    if (const BlockList *list = m_card ? findList(scenario, listOf(*m_card)) : nullptr)
        forEachBlock(*list, add);
    else
        forEachBlock(scenario, add);
    select(all);
}

void CanvasSelection::clear()
{
    m_card.reset();
    m_current = {};
    apply({});
}

void CanvasSelection::apply(const QSet<std::uint32_t> &blocks)
{
    m_seen = blocks;
    m_run.selectBlocks(blocks);
    Q_EMIT
    changed();
}

void CanvasSelection::onDocumentChanged()
{
    const Scenario &scenario = m_document.scenario();
    QSet<std::uint32_t> left;
    for (const std::uint32_t id : blocks()) {
        if (findBlock(scenario, BlockId(id)))
            left.insert(id);
    }
    const bool cardGone = m_card && *m_card && !findDefinition(scenario, *m_card);
    if (left.size() == blocks().size() && !cardGone)
        return;
    if (cardGone)
        m_card.reset();
    if (!left.contains(m_current.value))
        m_current = left.isEmpty() ? BlockId() : BlockId(*left.cbegin());
    apply(left);
}

void CanvasSelection::onRunSelectionChanged()
{
    if (blocks() == m_seen)
        return;
    m_seen = blocks();
    m_card.reset();
    if (!contains(m_current)) {
        const std::vector<BlockId> top = topBlocks();
        m_current = top.empty() ? BlockId() : top.front();
    }
    Q_EMIT
    changed();
    Q_EMIT
    chosenElsewhere();
}

} // namespace coroscope

#include "moc_canvasselection.cpp"
