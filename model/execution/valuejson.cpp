// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/valuejson.h"

#include "asyncio/future.h"
#include "trace/jsontext.h"
#include "trace/valuetext.h"
#include "values/errors.h"
#include "values/instance.h"
#include "values/operations.h"

#include <charconv>
#include <cmath>
#include <iterator>

namespace coroscope {

namespace {

constexpr int deepest = 6; // nesting that is written out; below it, reprs

struct TooLong {};

std::string jsonString(std::string_view text)
{
    std::string out;
    appendJsonString(out, text);
    return out;
}

/// Adds to a text, which may grow by \p limit bytes and a little.
class Writer {
public:
    Writer(std::string &text, std::size_t limit) : m_text(text), m_limit(text.size() + limit) {}

    void write(const Value &value, int depth = 0)
    {
        if (isTooLong())
            throw TooLong{};
        switch (value.type()) {
        case Type::None:
            m_text += "null";
            break;
        case Type::Bool:
            m_text += value.asBool() ? "true" : "false";
            break;
        case Type::Int: {
            char digits[24];
            m_text.append(digits, std::to_chars(digits, std::end(digits), value.asInt()).ptr);
            break;
        }
        case Type::BigInt:
            m_text += repr(value);
            break;
        case Type::Float:
            if (std::isfinite(value.asFloat()))
                m_text += floatRepr(value.asFloat());
            else
                wrap("float", floatRepr(value.asFloat()));
            break;
        case Type::Str:
            appendJsonString(m_text, value.as<Str>()->text);
            break;
        case Type::Future:
            wrap("ref", idText(value.as<asyncio::Future>()->id()));
            break;
        case Type::Exception:
            wrap("exc", repr(value));
            break;
        case Type::List:
            if (depth < deepest)
                return writeItems("[", value.as<List>()->items, "]", depth);
            wrap("repr", repr(value));
            break;
        case Type::Tuple:
            if (depth < deepest)
                return writeItems("{\"tuple\": [", value.as<Tuple>()->items, "]}", depth);
            wrap("repr", repr(value));
            break;
        case Type::Set:
            if (depth < deepest)
                return writeTable("{\"set\": [", value.as<Set>()->table, false, depth);
            wrap("repr", repr(value));
            break;
        case Type::Dict:
            if (depth < deepest)
                return writeTable("{\"dict\": [", value.as<Dict>()->table, true, depth);
            wrap("repr", repr(value));
            break;
        default:
            wrap("repr", repr(value));
            break;
        }
    }

    void writeItems(const char *open, std::span<const Value> items, const char *close, int depth)
    {
        m_text += open;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0)
                m_text += ", ";
            write(items[i], depth + 1);
        }
        m_text += close;
    }

    bool isTooLong() const { return m_text.size() > m_limit; }

private:
    void wrap(const char *key, std::string_view text)
    {
        m_text += "{\"";
        m_text += key;
        m_text += "\": ";
        appendJsonString(m_text, text);
        m_text += '}';
    }

    void writeTable(const char *open, const OrderedTable &table, bool pairs, int depth)
    {
        m_text += open;
        bool isFirst = true;
        for (const auto &entry : table.entries()) {
            if (!entry.live)
                continue;
            m_text += isFirst ? "" : ", ";
            isFirst = false;
            if (pairs) {
                m_text += "[";
                write(entry.key, depth + 1);
                m_text += ", ";
                write(entry.value, depth + 1);
                m_text += "]";
            } else {
                write(entry.key, depth + 1);
            }
        }
        m_text += "]}";
    }

    std::string &m_text;
    const std::size_t m_limit;
};

/// Of that what is inside is not written out.
bool isLarge(const Value &value, std::size_t most)
{
    const auto *list = value.as<List>();
    return list && list->items.size() > most;
}

std::string abridged(std::span<const Value> items, std::size_t limit)
{
    static constexpr std::size_t shown = 100;
    const std::size_t longest = std::min<std::size_t>(limit, 4000);
    std::string text = "[";
    for (const Value &item : items.first(std::min(items.size(), shown))) {
        const std::string itemText = isLarge(item, shown) ? "[...]" : repr(item);
        if (text.size() + itemText.size() > longest)
            break;
        text += itemText + ", ";
    }
    return text + "... (" + std::to_string(items.size()) + " items)]";
}

std::string abridged(const Value &value, std::size_t limit)
{
    if (const auto *list = value.as<List>())
        return abridged(list->items, limit);
    if (const auto *tuple = value.as<Tuple>())
        return abridged(tuple->items, limit);
    if (const auto *string = value.as<Str>())
        return "a str of " + std::to_string(string->length()) + " characters";
    return "a large " + std::string(typeName(value));
}

} // namespace

namespace {

/// What \p write gives a Writer of \p out to write; what \p abridge gives, when that is too long.
template <class Write, class Abridge>
void appendLimited(std::string &out, std::size_t limit, Write &&write, Abridge &&abridge)
{
    const PlainTexts plain;
    const std::size_t before = out.size();
    std::string instead;
    try {
        Writer writer(out, limit);
        write(writer);
        if (!writer.isTooLong())
            return;
        instead = abridge();
    } catch (const TooLong &) {
        instead = abridge();
    } catch (const Raised &raised) {
        instead = "<" + raised.exception->repr() + ">";
    }
    out.resize(before);
    out += "{\"repr\": " + jsonString(instead) + "}";
}

} // namespace

void appendValueJson(std::string &out, const Value &value, std::size_t limit)
{
    appendLimited(
        out, limit, [&](Writer &writer) { writer.write(value); },
        [&] { return abridged(value, limit); });
}

namespace {

/// What \p write gives, without anything of the program; \p otherwise, when that fails.
template <class Write>
std::string plainText(Write &&write, std::string otherwise)
{
    const PlainTexts plain;
    try {
        return write();
    } catch (const Raised &) { // nested too deeply
        return otherwise;
    }
}

} // namespace

std::string exceptionText(const Exception &exception)
{
    return plainText([&] { return exception.plainRepr(); },
                     std::string(exception.typeName()) + "(...)");
}

std::string endSentence(const Exception &exception)
{
    const std::string message =
        plainText([&] { return exception.plainText(); }, "<exception str() failed>");
    return "The program ended with " + std::string(exception.typeName()) +
           (message.empty() ? "." : ": " + message);
}

namespace {

std::string reprOf(const Value &value)
{
    try {
        return repr(value);
    } catch (const Raised &raised) {
        return "<" + raised.exception->plainRepr() + ">";
    }
}

} // namespace

void appendVariableJson(std::string &out, const Value &value, std::size_t limit)
{
    const auto *instance = value.as<Instance>();
    if (!instance)
        return appendValueJson(out, value, limit);
    const PlainTexts plain;
    std::string all = instance->cls->name + "(";
    for (const Instance::Attribute &attribute : instance->attributes) {
        const std::string text = attribute.name + "=" + reprOf(attribute.value);
        if (all.size() + text.size() > limit) {
            all += "..., ";
            break;
        }
        all += text + ", ";
    }
    if (all.ends_with(", "))
        all.resize(all.size() - 2);
    out += "{\"repr\": " + jsonString(all + ")") + "}";
}

void appendValuesJson(std::string &out, std::span<const Value> values, std::size_t limit)
{
    appendLimited(
        out, limit, [&](Writer &writer) { writer.writeItems("[", values, "]", 0); },
        [&] { return abridged(values, limit); });
}

std::string valueJson(const Value &value, std::size_t limit)
{
    std::string text;
    appendValueJson(text, value, limit);
    return text;
}

} // namespace coroscope
