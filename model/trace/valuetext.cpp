// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/valuetext.h"

#include "trace/jsonreader.h"

namespace coroscope {

namespace {

constexpr int deepest = 64;

using NameOf = std::function<std::string(AwaitableId)>;

/// The task or future that "T3" or "F2" names; nothing for other texts.
AwaitableId idFromText(std::string_view text)
{
    if (text.size() < 2 || text.size() > 10)
        return {};
    std::uint64_t number = 0;
    for (const char c : text.substr(1)) {
        if (c < '0' || c > '9')
            return {};
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    if (number == 0 || number >= 0x8000'0000u)
        return {};
    if (text[0] == 'T')
        return AwaitableId::task(TaskId(static_cast<std::uint32_t>(number)));
    return text[0] == 'F' ? AwaitableId::future(static_cast<std::uint32_t>(number)) : AwaitableId();
}

/// \p text, which is UTF-8, as Python's repr shows a str.
std::string pythonString(std::string_view text)
{
    constexpr char digits[] = "0123456789abcdef";
    const bool hasSingle = text.find('\'') != std::string_view::npos;
    const char quote = hasSingle && text.find('"') == std::string_view::npos ? '"' : '\'';
    std::string out(1, quote);
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == quote || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\t')
            out += "\\t";
        else if (byte < 0x20 || byte == 0x7f)
            ((out += "\\x") += digits[byte >> 4]) += digits[byte & 15];
        else
            out += c;
    }
    return out += quote;
}

/// Turns one JSON text into Python's form of the value. Any method returns false when the text
/// is no such value.
class ValueReader {
public:
    ValueReader(std::string_view json, const NameOf &nameOf) : m_json(json), m_nameOf(nameOf) {}

    bool readAll() { return readValue(0) && m_json.atEnd(); }
    std::string &text() { return m_text; }

private:
    bool readValue(int depth);
    bool readItems(int depth, std::size_t &count);
    bool readTagged(int depth);
    bool readTuple(int depth);
    bool readSet(int depth);
    bool readDict(int depth);
    bool readRef(int);
    bool readVerbatim(int);

    JsonReader m_json;
    const NameOf &m_nameOf;
    std::string m_text;
};

bool ValueReader::readValue(int depth)
{
    if (depth > deepest)
        return false;
    if (m_json.take('{'))
        return readTagged(depth);
    if (m_json.take('[')) {
        std::size_t count = 0;
        m_text += '[';
        const bool ok = readItems(depth, count);
        m_text += ']';
        return ok;
    }
    if (m_json.isAtString()) {
        std::string string;
        const bool ok = m_json.readString(string);
        m_text += pythonString(string);
        return ok;
    }
    static constexpr std::pair<std::string_view, std::string_view> words[] = {
        {"null", "None"}, {"true", "True"}, {"false", "False"}};
    for (const auto &[json, python] : words) {
        if (m_json.takeWord(json)) {
            m_text += python;
            return true;
        }
    }
    const std::string_view number = m_json.takeNumber();
    m_text += number;
    return !number.empty();
}

/// The rest of an array, after its '['.
bool ValueReader::readItems(int depth, std::size_t &count)
{
    for (count = 0; !m_json.take(']'); ++count) {
        if (count > 0) {
            if (!m_json.take(','))
                return false;
            m_text += ", ";
        }
        if (!readValue(depth + 1))
            return false;
    }
    return true;
}

/// The rest of an object, after its '{': one key that tells the type.
bool ValueReader::readTagged(int depth)
{
    using Read = bool (ValueReader::*)(int);
    static constexpr std::pair<std::string_view, Read> tags[] = {
        {"tuple", &ValueReader::readTuple},   {"set", &ValueReader::readSet},
        {"dict", &ValueReader::readDict},     {"ref", &ValueReader::readRef},
        {"exc", &ValueReader::readVerbatim},  {"float", &ValueReader::readVerbatim},
        {"repr", &ValueReader::readVerbatim},
    };
    std::string tag;
    if (!m_json.readString(tag) || !m_json.take(':'))
        return false;
    for (const auto &[name, read] : tags) {
        if (name == tag)
            return (this->*read)(depth) && m_json.take('}');
    }
    return false;
}

bool ValueReader::readTuple(int depth)
{
    std::size_t count = 0;
    m_text += '(';
    if (!m_json.take('[') || !readItems(depth, count))
        return false;
    m_text += count == 1 ? ",)" : ")";
    return true;
}

bool ValueReader::readSet(int depth)
{
    const std::size_t begin = m_text.size();
    std::size_t count = 0;
    m_text += '{';
    if (!m_json.take('[') || !readItems(depth, count))
        return false;
    m_text += '}';
    if (count == 0)
        m_text.replace(begin, std::string::npos, "set()");
    return true;
}

bool ValueReader::readDict(int depth)
{
    m_text += '{';
    if (!m_json.take('['))
        return false;
    for (bool first = true; !m_json.take(']'); first = false) {
        if (!first) {
            if (!m_json.take(','))
                return false;
            m_text += ", ";
        }
        if (!m_json.take('[') || !readValue(depth + 1) || !m_json.take(','))
            return false;
        m_text += ": ";
        if (!readValue(depth + 1) || !m_json.take(']'))
            return false;
    }
    m_text += '}';
    return true;
}

bool ValueReader::readRef(int)
{
    std::string id;
    if (!m_json.readString(id))
        return false;
    const AwaitableId awaitable = idFromText(id);
    const std::string name = awaitable && m_nameOf ? m_nameOf(awaitable) : id;
    m_text += '<' + name + '>';
    return true;
}

bool ValueReader::readVerbatim(int)
{
    std::string text;
    if (!m_json.readString(text))
        return false;
    m_text += text;
    return true;
}

/// At most \p limit bytes of \p text, cut between characters, then an ellipsis.
std::string shortened(std::string text, std::size_t limit)
{
    if (text.size() <= limit)
        return text;
    const auto continues = [&text](std::size_t at) { return (text[at] & 0xc0) == 0x80; };
    while (limit > 0 && continues(limit))
        --limit;
    text.resize(limit);
    return text += "…";
}

} // namespace

std::string displayValue(std::string_view json, const NameOf &nameOf, std::size_t limit)
{
    ValueReader reader(json, nameOf);
    const bool ok = reader.readAll();
    return shortened(ok ? std::move(reader.text()) : std::string(json), limit);
}

std::string idText(AwaitableId id)
{
    if (!id)
        return {};
    return id.isTask() ? 'T' + std::to_string(id.taskId().value)
                       : 'F' + std::to_string(id.futureNumber());
}

} // namespace coroscope
