// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"

/// Python's operations on values, with CPython's results and error texts. All throw Raised.
namespace coroscope {

enum class BinaryOperator : std::uint8_t {
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Modulo,
    Power,
    MatrixMultiply,
    LeftShift,
    RightShift,
    BitAnd,
    BitOr,
    BitXor,
};
enum class UnaryOperator : std::uint8_t { Not, Negative, Positive, Invert };
enum class Comparison : std::uint8_t {
    Less,
    LessEqual,
    Equal,
    NotEqual,
    Greater,
    GreaterEqual,
    In,
    NotIn,
    Is,
    IsNot,
};

std::string_view typeName(const Value &value);
std::string repr(const Value &value);
std::string str(const Value &value);
/// Adds repr(value) to \p out. Raises RecursionError for values nested more than 1000 deep.
void appendRepr(std::string &out, const Value &value);
/// Python's `ascii(value)`.
std::string ascii(const Value &value);
bool truthOf(const Value &value);
inline bool truth(const Value &value)
{
    return value.isBool() || value.isInt() ? value.asInt() != 0 : truthOf(value);
}
bool equalValues(const Value &a, const Value &b);
/// Python's `a == b`.
inline bool equal(const Value &a, const Value &b)
{
    return a.isInt() && b.isInt() ? a.asInt() == b.asInt() : equalValues(a, b);
}
/// `a is b or a == b`, as the members of containers are compared.
inline bool same(const Value &a, const Value &b) { return a.is(b) || equal(a, b); }
/// The place from \p first on of an item that is the same as \p item, or the number of items. The
/// program's `__eq__` may change \p items meanwhile.
template <class Items>
std::size_t placeOf(const Items &items, const Value &item, std::size_t first = 0)
{
    for (; first < items.size(); ++first) {
        const Value held = items[first];
        if (same(held, item))
            return first;
    }
    return items.size();
}
std::size_t hashOf(const Value &value);
/// Python's `hash(value)`; raises TypeError for unhashable values.
inline std::size_t hash(const Value &value)
{
    constexpr std::int64_t modulus = (std::int64_t{1} << 61) - 1; // CPython's for numbers
    if (value.isInt() && value.asInt() >= 0 && value.asInt() < modulus)
        return static_cast<std::size_t>(value.asInt());
    return hashOf(value);
}

/// `a op b`. With \p inPlace, lists, sets and dicts are changed themselves, as `+=` does.
/// Asks \p caller before making a large value.
Value binary(Caller &caller, BinaryOperator op, const Value &a, const Value &b,
             bool inPlace = false);
Value unary(UnaryOperator op, const Value &operand);
bool compare(Comparison op, const Value &a, const Value &b);
/// Python's `item in container`.
bool contains(const Value &container, const Value &item);
/// `a < b`, `a <= b`, `a > b` or `a >= b`.
bool order(Comparison op, const Value &a, const Value &b);

std::int64_t length(const Value &value);
Value subscript(const Value &container, const Value &index);
void setSubscript(const Value &container, const Value &index, const Value &item);
void deleteSubscript(const Value &container, const Value &index);
/// What next() raises at the end of \p iterator: with what that has returned.
Ref<Exception> stopIteration(Iterator &iterator);
/// Python's `iter(x)`.
Ref<Iterator> iterate(const Value &iterable);
/// All items of an iterable.
std::vector<Value> items(const Value &iterable);
/// The same, asking \p caller for the memory as it goes.
std::vector<Value> items(Caller &caller, const Value &iterable);
/// A data attribute or bound method; raises AttributeError.
Value attribute(const Value &object, std::string_view name);
/// `object.name = value`; raises AttributeError.
void setAttribute(const Value &object, std::string_view name, const Value &value);
/// `del object.name`; raises AttributeError, or TypeError for what cannot go.
void deleteAttribute(const Value &object, std::string_view name);
/// The method table of a value of any type, null when it has none.
const MethodTable *methodsOf(const Value &value);
/// Calls \p object.\p name(args) without making a bound method.
Value callMethod(Caller &caller, const Value &object, std::string_view name, const Args &args);

/// Python's `format(value, spec)`, as in f-strings and str.format.
std::string format(Caller &caller, const Value &value, std::string_view spec);
/// Python's `template.format(*args, **kwargs)`.
std::string formatString(Caller &caller, std::string_view pattern, const Args &args);
/// Python's shortest repr of a float: 0.1, 1e+16, inf, nan.
std::string floatRepr(double number);
/// Python's repr of a string, with its choice of quotes and escapes.
std::string stringRepr(std::string_view utf8);

/// Shorthands.
inline PyObject *pyObject(const Value &value) { return static_cast<PyObject *>(value.object()); }
Value text(std::string utf8);
Value tuple(std::vector<Value> items);
Value list(std::vector<Value> items);
/// The exact number of seconds of an int or float value; raises TypeError otherwise.
double toSeconds(const Value &value);
/// An int from arbitrary precision, as small as possible.
Value integer(const mpz_class &number);
/// The class that Python's `type(value)` gives; null for objects without a public class.
Ref<TypeObject> typeOf(const Value &value);
/// `int`, `str`, `list`, ... by name; null when there is no such built-in type.
Ref<TypeObject> builtinType(std::string_view name);
/// `isinstance(value, cls)`.
bool isInstance(const Value &value, const TypeObject &cls);

} // namespace coroscope
