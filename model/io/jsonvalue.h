// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace coroscope {

struct JsonMember;

/// A JSON value and where it stands in the file. Numbers keep their text, so that those of a newer
/// file survive exactly; members keep their order.
struct JsonValue {
    enum class Type : std::uint8_t { Null, False, True, Number, String, Array, Object };

    Type type = Type::Null;
    int line = 0;                    ///< 1-based; 0 for a value that was made and not read
    int column = 0;                  ///< 1-based, in code points
    std::string text;                ///< of a Number as written; of a String its value, UTF-8
    std::vector<JsonValue> items;    ///< of an Array
    std::vector<JsonMember> members; ///< of an Object; keys are unique

    bool isBool() const { return type == Type::False || type == Type::True; }
    bool isNumber() const { return type == Type::Number; }
    bool isString() const { return type == Type::String; }
    bool isArray() const { return type == Type::Array; }
    bool isObject() const { return type == Type::Object; }
    /// The member called \p key of an Object, or null.
    const JsonValue *find(std::string_view key) const;
    JsonValue *find(std::string_view key);
};

struct JsonMember {
    std::string key;
    JsonValue value;
};

/// \p utf8 as a JSON string with its quotes. Only what JSON demands is escaped.
std::string jsonString(std::string_view utf8);
/// The shortest JSON number that reads as \p number, which is finite.
std::string jsonNumber(double number);
/// \p value on one line: `{"a": [1, 2]}`.
std::string jsonText(const JsonValue &value);

} // namespace coroscope
