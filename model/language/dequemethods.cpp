// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/deque.h"
#include "values/errors.h"
#include "values/numbers.h"
#include "values/operations.h"

#include <algorithm>

namespace coroscope::language {
namespace {

Deque &dequeIn(const Value &self) { return *static_cast<Deque *>(self.object()); }

Value append(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("deque.append", args, {"item"}, 1, 1);
    dequeIn(self).append(in.get(0));
    return {};
}

Value appendLeft(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("deque.appendleft", args, {"item"}, 1, 1);
    dequeIn(self).appendLeft(in.get(0));
    return {};
}

Value pop(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("deque.pop", args, {}, 0);
    return dequeIn(self).take(false);
}

Value popLeft(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("deque.popleft", args, {}, 0);
    return dequeIn(self).take(true);
}

Value extend(Caller &caller, const Value &self, const Args &args)
{
    const ArgumentReader in("deque.extend", args, {"iterable"}, 1, 1);
    dequeIn(self).extend(caller, in.get(0));
    return {};
}

Value extendLeft(Caller &caller, const Value &self, const Args &args)
{
    const ArgumentReader in("deque.extendleft", args, {"iterable"}, 1, 1);
    for (Value &item : items(caller, in.get(0)))
        dequeIn(self).appendLeft(std::move(item));
    return {};
}

Value clear(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("deque.clear", args, {}, 0);
    const std::deque<Value> old = std::exchange(dequeIn(self).values, {});
    ++dequeIn(self).version;
    return {};
}

Value copy(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("deque.copy", args, {}, 0);
    auto copied = make<Deque>(dequeIn(self).maximumLength);
    copied->values = dequeIn(self).values;
    return copied;
}

Value reverse(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("deque.reverse", args, {}, 0);
    std::reverse(dequeIn(self).values.begin(), dequeIn(self).values.end());
    return {};
}

Value rotate(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("deque.rotate", args, {"n"}, 0, 1);
    auto &values = dequeIn(self).values;
    const std::int64_t size = dequeIn(self).size();
    if (size == 0)
        return {};
    const std::int64_t steps = in.has(0) ? toIndex(in.get(0)) % size : 1;
    std::rotate(values.begin(), values.begin() + (size - steps) % size, values.end());
    return {};
}

Value count(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("deque.count", args, {"value"}, 1, 1);
    const auto &values = dequeIn(self).values;
    const Value item = in.get(0);
    std::int64_t count = 0;
    for (std::size_t i = placeOf(values, item); i < values.size(); i = placeOf(values, item, i + 1))
        ++count;
    return Value::integer(count);
}

Value remove(Caller &, const Value &self, const Args &args)
{
    const ArgumentReader in("deque.remove", args, {"value"}, 1, 1);
    auto &values = dequeIn(self).values;
    const std::size_t at = placeOf(values, in.get(0));
    if (at == values.size())
        raise(Error::ValueError, repr(in.get(0)) + " is not in deque");
    dequeIn(self).deleteItem(Value::integer(static_cast<std::int64_t>(at)));
    return {};
}

/// Where index() begins or ends to look.
std::int64_t boundOf(const Value &given, std::int64_t size)
{
    if (!isInteger(given))
        raise(Error::TypeError, "slice indices must be integers or have an __index__ method");
    const std::int64_t at = toClampedIndex(given);
    return std::clamp<std::int64_t>(at < 0 ? at + size : at, 0, size);
}

Value indexOf(Caller &, const Value &self, const Args &args)
{
    const std::size_t count = args.positional.size();
    if (args.keywords.empty() && (count < 1 || count > 3)) // C code that reads them in its own way
        raise(Error::TypeError, std::string("index() takes at ") +
                                    (count < 1 ? "least 1 argument" : "most 3 arguments") + " (" +
                                    std::to_string(count) + " given)");
    const ArgumentReader in("deque.index", args, {"value", "start", "stop"}, 1, 3);
    const Deque &deque = dequeIn(self);
    const Value item = in.get(0);
    const std::int64_t begin = in.has(1) ? boundOf(in.get(1), deque.size()) : 0;
    const std::int64_t end = in.has(2) ? boundOf(in.get(2), deque.size()) : deque.size();
    const std::uint64_t version = deque.version;
    for (std::int64_t i = begin; i < end; ++i) {
        const Value held = deque.values[static_cast<std::size_t>(i)];
        if (same(held, item))
            return Value::integer(i);
        if (deque.version != version)
            raise(Error::RuntimeError, "deque mutated during iteration");
    }
    raise(Error::ValueError, repr(item) + " is not in deque");
}

constexpr Method dequeMethodList[] = {
    {"append", append},
    {"appendleft", appendLeft},
    {"clear", clear},
    {"copy", copy},
    {"count", count},
    {"extend", extend},
    {"extendleft", extendLeft},
    {"index", indexOf},
    {"pop", pop},
    {"popleft", popLeft},
    {"remove", remove},
    {"reverse", reverse},
    {"rotate", rotate},
};
constexpr MethodTable dequeMethods(dequeMethodList);

} // namespace

const MethodTable *Deque::methods() const { return &dequeMethods; }

} // namespace coroscope::language
