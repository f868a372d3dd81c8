// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "document/changeevent.h"
#include "scenario/scenario.h"

#include <QObject>
#include <QString>
#include <QUndoStack>

namespace coroscope {

/// The scenario that is open, and the only way to change it. Every change is a command on the
/// undo stack and is announced as ChangeEvents. Knows nothing of selection or of a run.
/// GUI thread only.
class Document final : public QObject {
    Q_OBJECT

public:
    explicit Document(QObject *parent = nullptr);
    ~Document() override;

    const Scenario &scenario() const { return m_scenario; }
    QUndoStack &undoStack() { return m_undoStack; }
    bool isModified() const { return !m_undoStack.isClean(); }

    /// Replaces the whole scenario (open, new). Clears the undo stack; emits a Reset. Blocks and
    /// definitions without an id get one.
    void setScenario(Scenario scenario);
    /// The scenario as it is now has been saved.
    void markSaved() { m_undoStack.setClean(); }

    /// Each of these pushes one command, or does nothing when nothing would change.
    /// Those that insert give new ids to the blocks and return the ids of the top ones.
    /// What does not exist, does not fit there (scenario/placement.h) or goes beyond
    /// scenario/limits.h is refused, as are moves of a block into itself: these return false or an
    /// empty list and change nothing. True means: as asked, even if nothing had to change.
    /// Blocks inside others of the same list of ids go along with them.
    std::vector<BlockId> insertBlocks(const BlockAddress &at, BlockList blocks);
    bool removeBlocks(const std::vector<BlockId> &ids);
    bool moveBlocks(const std::vector<BlockId> &ids, const BlockAddress &to);
    std::vector<BlockId> duplicateBlocks(const std::vector<BlockId> &ids);
    /// Edits of one text in a row (a field, a comment, a name, parameters, title, description)
    /// merge into one command until endEditing() is called.
    bool setField(BlockId id, std::size_t field, const std::string &text);
    /// Puts \p replacement where the block \p id is; the body and the clauses stay. Returns its id,
    /// which is new; 0 when it is refused.
    BlockId replaceBlock(BlockId id, Block replacement);
    bool setDisabled(const std::vector<BlockId> &ids, bool disabled);
    bool setComment(BlockId id, const std::string &text);
    DefinitionId addDefinition(Definition definition, CardPosition position);
    bool removeDefinition(DefinitionId id);
    bool setDefinitionKind(DefinitionId id, Definition::Kind kind);
    bool renameDefinition(DefinitionId id, const std::string &name);
    bool setParameters(DefinitionId id, const std::vector<std::string> &parameters);
    /// Moves of the same card in a row merge until endEditing().
    bool setCardPosition(DefinitionId id, CardPosition position);
    bool setTitle(const std::string &title);
    bool setDescription(const std::string &description);
    bool setSettings(const Settings &settings);
    bool setNotes(const std::vector<Note> &notes);
    /// Ends the merging of edits: the next one is a command of its own.
    void endEditing();

Q_SIGNALS:
    /// Something changed; listeners look only at what the event names.
    void changed(const coroscope::ChangeEvent &event);
    void modifiedChanged(bool modified);

private:
    friend class DocumentCommand;

    std::uint32_t newId();
    void number(BlockList &blocks, bool everyOne);
    /// True when \p text is no longer than a text may be.
    static bool isText(const std::string &text);

    Scenario m_scenario;
    QUndoStack m_undoStack;
    std::uint32_t m_nextId = 1;
    bool m_fillsGaps = false;
    int m_editingSession = 0;
};

} // namespace coroscope
