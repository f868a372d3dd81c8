// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/operations.h"

#include <map>
#include <string>

namespace coroscope::language {

/// A module that programs know by name: `math`, `random`, `asyncio`. Holds functions and constants.
class Module final : public TrackedObject
{
public:
    explicit Module(std::string name) : TrackedObject(Type::Module), m_name(std::move(name)) {}

    const std::string &name() const { return m_name; }
    void set(const std::string &name, Value value) { m_members[name] = std::move(value); }

    std::string_view typeName() const override { return "module"; }
    std::string repr() const override { return "<module '" + m_name + "'>"; }
    bool attribute(std::string_view name, Value &out) const override
    {
        const auto found = m_members.find(name);
        if (found == m_members.end())
            return false;
        out = found->second;
        return true;
    }
    void clearReferences() override { m_members.clear(); }

private:
    std::string m_name;
    std::map<std::string, Value, std::less<>> m_members;
};

} // namespace coroscope::language
