// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/errors.h"
#include "values/operations.h"

#include <functional>
#include <string>

namespace coroscope {

/// A caller for tests: calls native functions, and refuses more than a budget at once.
class TestCaller final : public Caller {
public:
    Value call(const Value &callable, const Args &args) override
    {
        return callable.as<Builtin>()->function(*this, args);
    }
    void reserve(std::size_t bytes) override
    {
        largest = std::max(largest, bytes);
        if (bytes > budget)
            throw Raised{makeError(Error::MemoryError)};
    }

    std::size_t budget = 1'000'000;
    std::size_t largest = 0; ///< what was asked for at most
};

/// "TypeError: text" of what \p action raises; "nothing" when it raises nothing.
inline std::string raisedBy(const std::function<void()> &action)
{
    try {
        action();
        return "nothing";
    } catch (const Raised &raised) {
        return std::string(raised.exception->typeName()) + ": " + raised.exception->str();
    }
}

inline Value number(std::int64_t n) { return Value::integer(n); }

} // namespace coroscope
