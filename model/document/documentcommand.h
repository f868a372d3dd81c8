// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"

#include <QUndoCommand>

namespace coroscope {

/// The kinds of commands that merge with the next one of their kind: QUndoCommand::id().
enum class MergeId {
    Never = -1,
    Field = 1,
    BlockComment,
    CardPosition,
    DefinitionName,
    Parameters,
    Title,
    Description,
};

/// A change of a Document. Constructors change nothing; redo() and undo() find what they change by
/// id, change it, and announce it.
class DocumentCommand : public QUndoCommand {
public:
    DocumentCommand(Document &document, const QString &text, QUndoCommand *parent = nullptr)
        : QUndoCommand(text, parent), m_document(document), m_session(document.m_editingSession)
    {
    }

protected:
    Scenario &scenario() const { return m_document.m_scenario; }
    /// Says that \p event happened.
    void announce(const ChangeEvent &event) const
    {
        Q_EMIT
        m_document.changed(event);
    }
    /// True when \p other was made in the same stretch of editing.
    bool isOfSameSession(const DocumentCommand &other) const
    {
        return m_session == other.m_session;
    }

private:
    Document &m_document;
    int m_session;
};

} // namespace coroscope
