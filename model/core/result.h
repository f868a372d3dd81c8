// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace coroscope {

/// What went wrong, where, and what to do, each a plain sentence or phrase for a person.
struct Problem {
    std::string what;    ///< "The field «seconds» of a sleep block ends in the middle of a call."
    std::string where{}; ///< "definition hello1, block 3 (sleep), line 1, column 9"; may be empty
    std::string remedy{};      ///< "Close the parenthesis that column 6 opens."; may be empty
    BlockId block{};           ///< the block at fault, if it is one block
    DefinitionId definition{}; ///< the definition at fault, if known
    std::string field{};       ///< key of the field at fault, if it is one field
    int line = 0;              ///< 1-based line within the field or file; 0 if not known
    int column = 0;            ///< 1-based column in code points; 0 if not known

    /// The three parts as one text: "what (where). remedy".
    std::string text() const
    {
        std::string all = what;
        if (!where.empty())
            all += " (" + where + ")";
        if (!remedy.empty())
            all += " " + remedy;
        return all;
    }
};

/// A value, or the problem that kept it from being made.
template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Problem problem) : m_state(std::in_place_index<1>, std::move(problem)) {}

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }
    /// The value. Only when ok().
    T &value() & { return std::get<0>(m_state); }
    const T &value() const & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    T &operator*() & { return value(); }
    const T &operator*() const & { return value(); }
    T *operator->() { return &value(); }
    const T *operator->() const { return &value(); }
    /// The problem. Only when not ok().
    const Problem &problem() const { return std::get<1>(m_state); }

private:
    std::variant<T, Problem> m_state;
};

/// Success without a value.
struct Done {};

} // namespace coroscope
