// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"
#include "views/editor/cardlayout.h"

#include <QString>

#include <vector>

namespace coroscope {

/// One text on the canvas that can be edited in place.
struct EditTarget {
    enum class What : std::uint8_t { Field, Comment, CardName, CardParameters };
    What what = What::Field;
    BlockId block{};
    std::size_t field = 0;
    int item = -1; ///< index among the items of a list field; -1: the whole field
    DefinitionId definition{};

    bool operator==(const EditTarget &) const = default;
};

/// The texts of a card in the order in which Tab goes through them.
std::vector<EditTarget> editOrder(const CardLayout &card);
/// Where \p target is drawn on the card; for a field that the block does not show, the right part
/// of the block's first line. Empty when it is not on this card.
QRectF targetRect(const CardLayout &card, const EditTarget &target);
/// The text of \p target as it is in the scenario.
QString targetText(const Scenario &scenario, const EditTarget &target);
/// Puts \p text there, as one step of the undo stack; nothing when it is the same.
void setTargetText(Document &document, const EditTarget &target, const QString &text);
/// What is wrong, where in the text, and what to do, as one text.
QString problemSentence(const Problem &problem);
/// What is wrong with \p text in that place.
std::vector<Problem> targetProblems(const Scenario &scenario, const EditTarget &target,
                                    const QString &text);

} // namespace coroscope
