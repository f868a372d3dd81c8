// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/jsonvalue.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace coroscope {
namespace {

void append(std::string &out, const JsonValue &value)
{
    switch (value.type) {
    case JsonValue::Type::Null:
        out += "null";
        return;
    case JsonValue::Type::False:
        out += "false";
        return;
    case JsonValue::Type::True:
        out += "true";
        return;
    case JsonValue::Type::Number:
        out += value.text;
        return;
    case JsonValue::Type::String:
        out += jsonString(value.text);
        return;
    case JsonValue::Type::Array:
        out += '[';
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            out += i == 0 ? "" : ", ";
            append(out, value.items[i]);
        }
        out += ']';
        return;
    case JsonValue::Type::Object:
        out += '{';
        for (std::size_t i = 0; i < value.members.size(); ++i) {
            out += (i == 0 ? "" : ", ") + jsonString(value.members[i].key) + ": ";
            append(out, value.members[i].value);
        }
        out += '}';
        return;
    }
}

} // namespace

const JsonValue *JsonValue::find(std::string_view key) const
{
    const auto found = std::find_if(members.begin(), members.end(),
                                    [&](const JsonMember &member) { return member.key == key; });
    return found == members.end() ? nullptr : &found->value;
}

JsonValue *JsonValue::find(std::string_view key)
{
    return const_cast<JsonValue *>(std::as_const(*this).find(key));
}

std::string jsonString(std::string_view utf8)
{
    static constexpr std::string_view escapes = "\"\"\\\\\bb\ff\nn\rr\tt";
    static constexpr char digits[] = "0123456789abcdef";
    std::string out = "\"";
    for (const char c : utf8) {
        const auto byte = static_cast<unsigned char>(c);
        std::size_t escape = 0;
        while (escape < escapes.size() && escapes[escape] != c)
            escape += 2;
        if (escape < escapes.size())
            out += {'\\', escapes[escape + 1]};
        else if (byte < 0x20)
            out += {'\\', 'u', '0', '0', digits[byte >> 4], digits[byte & 15]};
        else
            out += c;
    }
    return out += '"';
}

std::string jsonNumber(double number)
{
    char buffer[32];
    // Adding 0.0 turns -0.0, which equals 0, into 0: equal numbers give equal bytes.
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number + 0.0).ptr;
    return {buffer, end};
}

std::string jsonText(const JsonValue &value)
{
    std::string out;
    append(out, value);
    return out;
}

} // namespace coroscope
