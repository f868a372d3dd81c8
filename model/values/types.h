// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/errors.h"

#include <array>
#include <map>

namespace coroscope {

/// The built-in types that are no exceptions.
enum class BuiltinType : std::uint8_t {
    Object,
    Type,
    NoneType,
    Bool,
    Int,
    Float,
    Str,
    Tuple,
    List,
    Dict,
    Set,
    Slice,
    Range,
};
inline constexpr std::size_t builtinTypeCount = static_cast<std::size_t>(BuiltinType::Range) + 1;

/// TypeObject::tag of a class.
constexpr int typeTag(BuiltinType type) { return static_cast<int>(type); }
constexpr int typeTag(Error error) { return 256 + static_cast<int>(error); }

/// The classes of one heap, each made when first asked for.
class TypeRegistry {
public:
    const Ref<TypeObject> &builtin(BuiltinType type);
    const Ref<TypeObject> &error(Error error);
    /// The class of objects of another type name: `function`, `collections.deque`.
    const Ref<TypeObject> &named(std::string_view name);

private:
    std::array<Ref<TypeObject>, builtinTypeCount> m_builtins;
    std::array<Ref<TypeObject>, errorCount> m_errors;
    std::map<std::string, Ref<TypeObject>, std::less<>> m_named;
};

/// The class of \p type in the current heap.
Ref<TypeObject> builtinType(BuiltinType type);
/// True when \p cls is \p type itself.
inline bool isType(const TypeObject &cls, BuiltinType type) { return cls.tag == typeTag(type); }

} // namespace coroscope
