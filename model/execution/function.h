// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "execution/frame.h"

namespace coroscope {

/// `__name__` and `__qualname__` of what was made of \p code.
bool codeAttribute(const Code &code, std::string_view name, Value &out);

/// A function of the program: code and what it closed over. Calling an async one makes a
/// coroutine.
class Function final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Function;
    Function(const Code &functionCode, std::vector<Value> defaultValues,
             std::vector<Ref<Cell>> cells)
        : TrackedObject(valueType), code(&functionCode), defaults(std::move(defaultValues)),
          closure(std::move(cells))
    {
    }
    std::string_view typeName() const override { return "function"; }
    std::string repr() const override { return "<function " + code->qualifiedName + ">"; }
    std::string qualifiedName() const override { return code->qualifiedName; }
    bool attribute(std::string_view name, Value &out) const override;
    /// Raises TypeError for a name that is no string. CPython: func_set_name.
    bool setAttribute(std::string_view name, const Value &value) override;
    void clearReferences() override
    {
        defaults.clear();
        closure.clear();
        extra = nullptr;
    }

    const Code *const code;
    std::vector<Value> defaults; ///< of the positional parameters that have one, then keyword-only
    std::vector<Ref<Cell>> closure;
    Ref<Dict> extra; ///< attributes that the program has set; null when there are none
};

} // namespace coroscope
