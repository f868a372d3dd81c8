// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/valuejson.h"

#include "asyncio/future.h"
#include "trace/jsontext.h"
#include "trace/valuetext.h"
#include "values/errors.h"
#include "values/operations.h"

#include <cmath>

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

class Writer {
public:
    explicit Writer(std::size_t limit) : m_limit(limit) {}

    void write(const Value &value, int depth = 0)
    {
        if (m_text.size() > m_limit)
            throw TooLong{};
        switch (value.type()) {
        case Type::None:
            m_text += "null";
            break;
        case Type::Bool:
            m_text += value.asBool() ? "true" : "false";
            break;
        case Type::Int:
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
            m_text += jsonString(value.as<Str>()->text);
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

    std::string take() { return std::move(m_text); }

private:
    void wrap(const char *key, const std::string &text)
    {
        m_text += std::string("{\"") + key + "\": " + jsonString(text) + "}";
    }

    void writeItems(const char *open, const std::vector<Value> &items, const char *close, int depth)
    {
        m_text += open;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0)
                m_text += ", ";
            write(items[i], depth + 1);
        }
        m_text += close;
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

    std::string m_text;
    std::size_t m_limit;
};

std::string abridged(const Value &value)
{
    static constexpr std::size_t shown = 100;
    const auto describe = [](const std::vector<Value> &items) {
        std::string text = "[";
        for (std::size_t i = 0; i < std::min(items.size(), shown); ++i) {
            const std::string item = repr(items[i]);
            if (text.size() + item.size() > 4000)
                break;
            text += item + ", ";
        }
        return text + "... (" + std::to_string(items.size()) + " items)]";
    };
    if (const auto *list = value.as<List>())
        return describe(list->items);
    if (const auto *tuple = value.as<Tuple>())
        return describe(tuple->items);
    if (const auto *string = value.as<Str>())
        return "a str of " + std::to_string(string->length()) + " characters";
    return "a large " + std::string(typeName(value));
}

} // namespace

std::string valueJson(const Value &value, std::size_t limit)
{
    try {
        Writer writer(limit);
        writer.write(value);
        std::string text = writer.take();
        if (text.size() <= limit)
            return text;
    } catch (const TooLong &) {
    } catch (const Raised &raised) {
        return "{\"repr\": " + jsonString("<" + raised.exception->repr() + ">") + "}";
    }
    return "{\"repr\": " + jsonString(abridged(value)) + "}";
}

} // namespace coroscope
