// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/errors.h"
#include "values/numbers.h"
#include "values/operations.h"
#include "values/recursion.h"

#include <array>
#include <charconv>

namespace coroscope {
namespace {

// A value that holds another one many times over could have a text of any size.
constexpr std::size_t longestText = 64u << 20;

void appendItems(std::string &out, const std::vector<Value> &items)
{
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0)
            out += ", ";
        const Value item = items[i]; // its __repr__ may change them
        appendRepr(out, item);
    }
}

template <class T>
std::string wholeRepr(const T &object)
{
    std::string out;
    object.appendRepr(out);
    return out;
}

} // namespace

std::string_view typeName(const Value &value)
{
    switch (value.type()) {
    case Type::None:
        return "NoneType";
    case Type::Bool:
        return "bool";
    case Type::Int:
        return "int";
    case Type::Float:
        return "float";
    default:
        return pyObject(value)->typeName();
    }
}

void appendRepr(std::string &out, const Value &value)
{
    if (out.size() > longestText)
        raise(Error::MemoryError, "the text of the value is too long");
    switch (value.type()) {
    case Type::None:
        out += "None";
        break;
    case Type::Bool:
        out += value.asBool() ? "True" : "False";
        break;
    case Type::Int:
        out += integerText(value, 10);
        break;
    case Type::Float:
        out += floatRepr(value.asFloat());
        break;
    default:
        pyObject(value)->appendRepr(out);
    }
}

std::string repr(const Value &value)
{
    std::string out;
    appendRepr(out, value);
    return out;
}

std::string str(const Value &value)
{
    return value.isObject() ? pyObject(value)->str() : repr(value);
}

std::string PyObject::repr() const
{
    std::array<char, 16> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(),
                                   reinterpret_cast<std::uintptr_t>(this), 16)
                         .ptr;
    return "<" + std::string(typeName()) + " object at 0x" + std::string(digits.data(), end) + ">";
}

std::string Tuple::repr() const { return wholeRepr(*this); }
std::string List::repr() const { return wholeRepr(*this); }
std::string Dict::repr() const { return wholeRepr(*this); }
std::string Set::repr() const { return wholeRepr(*this); }

void Tuple::appendRepr(std::string &out) const
{
    const ReprScope scope(this);
    out += '(';
    if (scope.entered())
        appendItems(out, items);
    else
        out += "...";
    out += items.size() == 1 && scope.entered() ? ",)" : ")";
}

void List::appendRepr(std::string &out) const
{
    const ReprScope scope(this);
    out += '[';
    if (scope.entered())
        appendItems(out, items);
    else
        out += "...";
    out += ']';
}

void Dict::appendRepr(std::string &out) const
{
    const ReprScope scope(this);
    out += scope.entered() ? "{" : "{...";
    std::string_view separator;
    for (const OrderedTable::Entry &entry : std::vector(table.entries())) {
        if (!entry.live || !scope.entered())
            continue;
        out += separator;
        separator = ", ";
        coroscope::appendRepr(out, entry.key);
        out += ": ";
        coroscope::appendRepr(out, entry.value);
    }
    out += '}';
}

void Set::appendRepr(std::string &out) const
{
    const ReprScope scope(this);
    if (table.size() == 0 || !scope.entered()) {
        out += table.size() == 0 ? "set()" : "set(...)";
        return;
    }
    std::string_view separator = "{";
    for (const OrderedTable::Entry &entry : std::vector(table.entries())) {
        if (!entry.live)
            continue;
        out += separator;
        separator = ", ";
        coroscope::appendRepr(out, entry.key);
    }
    out += '}';
}

std::string Slice::repr() const
{
    return "slice(" + coroscope::repr(start) + ", " + coroscope::repr(stop) + ", " +
           coroscope::repr(step) + ")";
}

std::string Range::repr() const
{
    std::string out = "range(" + std::to_string(start) + ", " + std::to_string(stop);
    return out + (step == 1 ? ")" : ", " + std::to_string(step) + ")");
}

Value text(std::string utf8) { return make<Str>(std::move(utf8)); }
Value tuple(std::vector<Value> items) { return make<Tuple>(std::move(items)); }
Value list(std::vector<Value> items) { return make<List>(std::move(items)); }

} // namespace coroscope
