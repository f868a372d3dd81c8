// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/documentcommand.h"

#include <optional>

namespace coroscope {

/// Adds a definition with its card, or removes one.
class DefinitionCommand final : public DocumentCommand {
public:
    /// Adds \p definition, whose ids are new, as the last one.
    DefinitionCommand(Document &document, const QString &text, Definition definition,
                      CardPosition position);
    /// Removes the definition called \p id.
    DefinitionCommand(Document &document, const QString &text, DefinitionId id);

    void redo() override;
    void undo() override;

private:
    void add();
    void remove();

    bool m_adds;
    DefinitionId m_id;
    Definition m_definition; ///< while it is out of the scenario
    std::size_t m_index;
    std::optional<CardPosition> m_position;
};

} // namespace coroscope
