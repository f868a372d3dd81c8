// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"
#include "views/models/runview.h"

#include <QObject>

#include <optional>
#include <vector>

namespace coroscope {

/// What is selected on the canvas: blocks, or one card. The selected blocks are RunView's, so that
/// chart and canvas share them; the current block and the card are kept here. Forgets what the
/// document no longer has.
class CanvasSelection final : public QObject {
    Q_OBJECT

public:
    CanvasSelection(Document &document, RunView &run, QObject *parent = nullptr);

    const QSet<std::uint32_t> &blocks() const { return m_run.selectedBlocks(); }
    bool contains(BlockId block) const { return blocks().contains(block.value); }
    bool isEmpty() const { return blocks().isEmpty() && !m_card; }
    /// The selected blocks in document order, without those inside other selected ones.
    std::vector<BlockId> topBlocks() const;
    /// The selected block that was chosen last; 0 when none is selected.
    BlockId current() const { return m_current; }
    std::optional<DefinitionId> card() const { return m_card; }

    void select(BlockId block) { select(std::vector{block}); }
    /// Selects these alone; the last becomes the current one.
    void select(const std::vector<BlockId> &blocks);
    void toggle(BlockId block);
    void selectCard(DefinitionId card);
    /// Every block; the current card's alone while one is selected.
    void selectAll();
    void clear();

Q_SIGNALS:
    void changed();
    /// Other views selected blocks; changed() came before.
    void chosenElsewhere();

private:
    void onDocumentChanged();
    void onRunSelectionChanged();
    void apply(const QSet<std::uint32_t> &blocks);

    Document &m_document;
    RunView &m_run;
    BlockId m_current;
    std::optional<DefinitionId> m_card;
    QSet<std::uint32_t> m_seen; ///< the blocks at the last change
};

} // namespace coroscope
