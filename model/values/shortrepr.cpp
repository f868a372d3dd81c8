// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/shortrepr.h"

#include "values/container.h"
#include "values/errors.h"
#include "values/operations.h"
#include "values/sorting.h"
#include "values/unicode.h"

#include <algorithm>

/// CPython: Lib/reprlib.py, class Repr with its own limits.
namespace coroscope {

namespace {

constexpr int deepestItems = 6;
constexpr std::size_t mostItems = 6;
constexpr std::size_t mostPairs = 4;
constexpr std::size_t longestInteger = 40;
constexpr std::size_t longestString = 30;
constexpr std::size_t longestOther = 30;

/// How many characters are kept of a text that is to have \p most, at its beginning and end.
struct Kept {
    explicit Kept(std::size_t most) : head((most - 3) / 2), tail(most - 3 - head) {}
    std::size_t head;
    std::size_t tail;
};

std::string begin(const std::string &text, std::size_t count)
{
    return text.substr(0, unicode::offsetOf(text, count));
}

/// As `text[length - count:]`, which counts from the end again where there are fewer.
std::string end(const std::string &text, std::size_t count)
{
    const std::size_t length = unicode::count(text);
    const std::size_t from =
        length >= count ? length - count : 2 * length - std::min(count, 2 * length);
    return text.substr(unicode::offsetOf(text, from));
}

/// \p text without its middle.
std::string ends(const std::string &text, const Kept &kept)
{
    return begin(text, kept.head) + "..." + end(text, kept.tail);
}

std::string cut(const std::string &text, std::size_t most)
{
    return unicode::count(text) <= most ? text : ends(text, Kept(most));
}

std::string shortText(const std::string &text)
{
    const std::string whole = stringRepr(begin(text, longestString));
    if (unicode::count(whole) <= longestString)
        return whole;
    const Kept kept(longestString);
    return ends(stringRepr(begin(text, kept.head) + end(text, kept.tail)), kept);
}

class ShortRepr {
public:
    explicit ShortRepr(Caller &caller) : m_caller(caller) {}

    std::string of(const Value &value, int level)
    {
        if (value.isInt() || value.type() == Type::BigInt)
            return cut(repr(value), longestInteger);
        if (const auto *text = value.as<Str>())
            return shortText(text->text);
        if (const auto *tuple = value.as<Tuple>())
            return ofItems(tuple->items, level, "(", tuple->items.size() == 1 ? ",)" : ")");
        if (const auto *list = value.as<List>())
            return ofItems(list->items, level, "[", "]");
        if (const auto *set = value.as<Set>())
            return set->truth() ? ofItems(sortedKeys(set->table), level, "{", "}") : "set()";
        if (value.type() == Type::Dict && typeName(value) == "dict")
            return ofDict(*value.as<Dict>(), level);
        if (Container *container = asContainer(value);
            container && typeName(value) == "collections.deque")
            return ofItems(firstItems(*container), level, "deque([", "])");
        return ofOther(value);
    }

private:
    std::string ofItems(const std::vector<Value> &items, int level, const std::string &left,
                        const std::string &right)
    {
        if (level <= 0 && !items.empty())
            return left + "..." + (right == ",)" ? ")" : right);
        const std::vector<Value> some = items; // a program's __repr__ may change them
        std::string out = left;
        for (std::size_t i = 0; i < std::min(some.size(), mostItems); ++i)
            out += (i > 0 ? ", " : "") + of(some[i], level - 1);
        return out + (some.size() > mostItems ? ", ..." : "") + right;
    }

    std::string ofDict(const Dict &dict, int level)
    {
        if (!dict.truth())
            return "{}";
        if (level <= 0)
            return "{...}";
        const Ref<const Dict> keep(&dict);
        std::string out = "{";
        std::size_t count = 0;
        const std::vector<Value> keys = sortedKeys(dict.table);
        for (const Value &key : keys) {
            if (count == mostPairs)
                return out + ", ...}";
            const Value *found = dict.table.find(key);
            const Value value = found ? *found : Value();
            out += (count++ > 0 ? ", " : "") + of(key, level - 1) + ": ";
            out += of(value, level - 1);
        }
        return out + "}";
    }

    static std::string ofOther(const Value &value)
    {
        try {
            return cut(repr(value), longestOther);
        } catch (const Raised &) {
            return "<" + std::string(typeName(value)) + " instance>";
        }
    }

    std::vector<Value> sortedKeys(const OrderedTable &table)
    {
        std::vector<Value> keys;
        for (const OrderedTable::Entry &entry : table.entries()) {
            if (entry.live)
                keys.push_back(entry.key);
        }
        std::vector<Value> sorted = keys;
        try {
            sortItems(m_caller, sorted, Value(), false);
            return sorted;
        } catch (const Raised &) {
            return keys;
        }
    }

    /// One more than are shown.
    static std::vector<Value> firstItems(Container &container)
    {
        std::vector<Value> items;
        const std::int64_t count =
            std::min(container.size(), static_cast<std::int64_t>(mostItems) + 1);
        for (std::int64_t i = 0; i < count; ++i)
            items.push_back(container.item(Value::integer(i)));
        return items;
    }

    Caller &m_caller;
};

} // namespace

std::string shortRepr(Caller &caller, const Value &value)
{
    return ShortRepr(caller).of(value, deepestItems);
}

} // namespace coroscope
