// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "execution/code.h"

#include <map>
#include <vector>

namespace coroscope {

/// Assembles one Code: emits instructions, patches jumps, follows the depth of the value stack.
class CodeBuilder {
public:
    /// A place in the code that jumps go to; bound once, before or after the jumps.
    using Label = std::size_t;

    explicit CodeBuilder(Code &code) : m_code(code) {}

    void emit(Op op, std::int32_t n = 0);
    void jump(Op op, Label label);
    Label newLabel();
    /// The label stands for the next instruction. \p depth: of the stack there.
    void bind(Label label, std::uint32_t depth);
    std::uint32_t here() const { return static_cast<std::uint32_t>(m_code.instructions.size()); }
    std::uint32_t depth() const { return m_depth; }
    /// Says what the depth is after an instruction that changes it by more than its argument tells.
    void setDepth(std::uint32_t depth);

    void constant(Value value);
    std::int32_t constantIndex(Value value);
    std::int32_t nameIndex(const std::string &name);
    /// Number of slots so far, one more after the call.
    std::uint32_t addSlot(std::string name);
    void guard(std::uint32_t begin, std::uint32_t end, Label handler, std::uint32_t stackDepth,
               std::uint32_t handledDepth);
    /// Sets the jumps. To be called when all labels are bound.
    void finish();
    Code &code() { return m_code; }

private:
    struct Jump {
        std::uint32_t instruction;
        Label label;
    };
    struct Guard {
        HandlerRange range;
        Label handler;
    };
    void adjust(std::int32_t change);

    Code &m_code;
    std::vector<std::uint32_t> m_labels;
    std::vector<Jump> m_jumps;
    std::vector<Guard> m_guards;
    std::map<std::string, std::int32_t> m_names;
    std::uint32_t m_depth = 0;
};

} // namespace coroscope
