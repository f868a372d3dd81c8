// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/breakpoints.h"

#include <QObject>
#include <QSet>

namespace coroscope {

/// The breakpoints of the document that is open. Not part of its file and not undoable: the program
/// remembers them. GUI thread only.
class BreakpointSet final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    const Breakpoints &wanted() const { return m_wanted; }
    bool has(BlockId block) const { return m_wanted.haltAt(block); }
    /// Sets breakpoints on those of \p blocks that have none; when all have one, takes them away.
    void toggle(const QSet<std::uint32_t> &blocks);
    /// These blocks have breakpoints, and no others.
    void setBlocks(std::unordered_set<std::uint32_t> blocks);
    void setOnTaskFailed(bool on);
    void setOnTaskCancelled(bool on);
    /// Takes all away from blocks.
    void clearBlocks() { setBlocks({}); }

    /// A run begins, or goes on, that is told of the breakpoints: it records where they are met.
    void watch() { m_watched = m_wanted.blocks; }
    /// The blocks of which the run recorded where they began.
    const std::unordered_set<std::uint32_t> &watched() const { return m_watched; }

Q_SIGNALS:
    void changed();

private:
    void set(bool &outcome, bool on);

    Breakpoints m_wanted;
    std::unordered_set<std::uint32_t> m_watched;
};

} // namespace coroscope
