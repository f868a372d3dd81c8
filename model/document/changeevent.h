// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <QMetaType>

namespace coroscope {

/// What changed in a Document, said after the change.
struct ChangeEvent {
    enum class Kind {
        Reset,             ///< everything may be different
        ListChanged,       ///< blocks were inserted, removed or moved in `list`
        FieldChanged,      ///< `block`, `field`
        BlockChanged,      ///< disabled or comment of `block`
        DefinitionAdded,   ///< `definition`
        DefinitionRemoved, ///< `definition`
        DefinitionChanged, ///< name, kind or parameters of `definition`
        LayoutChanged,     ///< the card of `definition` moved
        TextChanged,       ///< title or description
        SettingsChanged,
        NotesChanged,
    };
    Kind kind = Kind::Reset;
    ListAddress list{};
    BlockId block{};
    std::size_t field = 0;
    DefinitionId definition{};
};

} // namespace coroscope

Q_DECLARE_METATYPE(coroscope::ChangeEvent)
