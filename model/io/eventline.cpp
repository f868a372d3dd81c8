// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/eventline.h"

#include "trace/jsontext.h"

#include <charconv>

namespace coroscope {

namespace {

/// What the buffer holds before it is handed to the stream.
constexpr std::size_t bufferSize = 1 << 16;

void appendInteger(std::string &out, std::uint64_t number)
{
    char digits[20];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

} // namespace

std::uint32_t FutureNumbers::of(std::uint32_t future)
{
    if (future >= m_shown.size())
        m_shown.resize(future + 1);
    if (m_shown[future] == 0)
        m_shown[future] = ++m_count;
    return m_shown[future];
}

EventLineWriter::EventLineWriter(std::ostream &out) : m_out(out)
{
    m_buffer.reserve(bufferSize * 2);
}

void EventLineWriter::beginMeta() { m_buffer += R"({"ev": "meta")"; }

void EventLineWriter::begin(std::uint32_t iteration, double seconds, std::string_view event)
{
    m_buffer += R"({"i": )";
    appendInteger(m_buffer, iteration);
    number("t", seconds, false);
    text("ev", event);
}

void EventLineWriter::end()
{
    m_buffer += "}\n";
    if (m_buffer.size() >= bufferSize)
        flush();
}

void EventLineWriter::flush()
{
    m_out.write(m_buffer.data(), static_cast<std::streamsize>(m_buffer.size()));
    m_buffer.clear();
}

void EventLineWriter::key(std::string_view key)
{
    m_buffer += ", \"";
    m_buffer += key;
    m_buffer += "\": ";
}

void EventLineWriter::text(std::string_view name, std::string_view text)
{
    key(name);
    appendJsonString(m_buffer, text);
}

void EventLineWriter::flag(std::string_view name, bool value)
{
    key(name);
    m_buffer += value ? "true" : "false";
}

void EventLineWriter::integer(std::string_view name, std::uint64_t value)
{
    key(name);
    appendInteger(m_buffer, value);
}

void EventLineWriter::number(std::string_view name, double value, bool whole)
{
    key(name);
    if (whole)
        appendJsonWhole(m_buffer, value);
    else
        appendJsonFloat(m_buffer, value);
}

void EventLineWriter::null(std::string_view name)
{
    key(name);
    m_buffer += "null";
}

void EventLineWriter::appendId(AwaitableId id)
{
    if (!id) {
        m_buffer += "null";
        return;
    }
    m_buffer += id.isTask() ? "\"T" : "\"F";
    appendInteger(m_buffer, id.isTask() ? id.taskId().value : m_futures.of(id.futureNumber()));
    m_buffer += '"';
}

void EventLineWriter::id(std::string_view name, AwaitableId id)
{
    key(name);
    appendId(id);
}

void EventLineWriter::ids(std::string_view name, std::span<const AwaitableId> members)
{
    key(name);
    m_buffer += '[';
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (i > 0)
            m_buffer += ", ";
        appendId(members[i]);
    }
    m_buffer += ']';
}

void EventLineWriter::value(std::string_view name, std::string_view json)
{
    if (json.empty()) {
        null(name);
        return;
    }
    key(name);
    // Within a JSON string a quote is always escaped, so this can only be the tag itself.
    constexpr std::string_view tag = "\"ref\":";
    for (std::size_t at; (at = json.find(tag)) != std::string_view::npos;) {
        std::size_t begin = at + tag.size();
        while (begin < json.size() && json[begin] == ' ')
            ++begin;
        m_buffer += json.substr(0, begin);
        json.remove_prefix(begin);
        std::uint32_t number = 0;
        if (!json.starts_with("\"F"))
            continue;
        const char *end = json.data() + json.size();
        const char *digits = json.data() + 2;
        const char *rest = std::from_chars(digits, end, number).ptr;
        if (rest == digits || rest == end || *rest != '"')
            continue;
        appendId(AwaitableId::future(number));
        json.remove_prefix(static_cast<std::size_t>(rest - json.data()) + 1);
    }
    m_buffer += json;
}

void EventLineWriter::futureArguments(std::string_view name, AwaitableId future, bool andNone)
{
    key(name);
    m_buffer += '[';
    if (future) {
        m_buffer += R"({"ref": )";
        appendId(future);
        m_buffer += andNone ? "}, null" : "}";
    }
    m_buffer += ']';
}

} // namespace coroscope
