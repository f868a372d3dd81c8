// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/documentcommand.h"

#include <utility>

namespace coroscope {

/// Replaces one value of the scenario: a field's text, a name, a position. Which one, the ids of
/// its ChangeEvent say.
template <class Value>
class ValueCommand final : public DocumentCommand {
public:
    /// Exchanges a value with the one in the scenario that an event names.
    using Swap = void (*)(Scenario &scenario, const ChangeEvent &which, Value &value);

    ValueCommand(Document &document, const QString &text, const ChangeEvent &which, Value value,
                 Swap swap, MergeId mergeId = MergeId::Never, QUndoCommand *parent = nullptr)
        : DocumentCommand(document, text, parent), m_which(which), m_value(std::move(value)),
          m_swap(swap), m_mergeId(mergeId)
    {
    }

    void redo() override { exchange(); }
    void undo() override { exchange(); }
    int id() const override { return static_cast<int>(m_mergeId); }

    /// Takes in \p next, which has been done: this one keeps the oldest value, and is obsolete when
    /// that is what the scenario holds again.
    bool mergeWith(const QUndoCommand *next) override
    {
        const auto *command = dynamic_cast<const ValueCommand *>(next);
        const bool isSame = command && isOfSameSession(*command) &&
                            command->m_which.block == m_which.block &&
                            command->m_which.field == m_which.field &&
                            command->m_which.definition == m_which.definition;
        if (!isSame)
            return false;
        Value now = m_value;
        m_swap(scenario(), m_which, now);
        setObsolete(now == m_value);
        m_swap(scenario(), m_which, now);
        return true;
    }

private:
    void exchange()
    {
        m_swap(scenario(), m_which, m_value);
        announce(m_which);
    }

    ChangeEvent m_which;
    Value m_value;
    Swap m_swap;
    MergeId m_mergeId;
};

} // namespace coroscope
