// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/getters.h"

#include "values/errors.h"
#include "values/operations.h"

#include <string>

namespace coroscope::language {

namespace {

/// What itemgetter and its kind give: a function that was made with some arguments.
class Getter : public Builtin {
public:
    Getter(const std::string &made, const Args &given, Function function)
        : Builtin("operator." + made, std::move(function)),
          m_given(given.positional.begin(), given.positional.end())
    {
        for (const Keyword &keyword : given.keywords)
            m_named.emplace_back(keyword.name, keyword.value);
    }
    std::string_view typeName() const override { return name; }
    std::string repr() const override // operator.itemgetter(1, 2)
    {
        std::string out = name + "(";
        for (const Value &value : m_given)
            out += (out.back() == '(' ? "" : ", ") + coroscope::repr(value);
        for (const auto &[key, value] : m_named)
            out += ", " + key + "=" + coroscope::repr(value);
        return out + ")";
    }
    void clearReferences() override
    {
        Builtin::clearReferences();
        m_given.clear();
        m_named.clear();
    }

private:
    std::vector<Value> m_given;
    std::vector<std::pair<std::string, Value>> m_named;
};

/// The one object that a getter is called with.
const Value &objectOf(const char *name, const Args &args)
{
    if (!args.keywords.empty())
        raise(Error::TypeError, std::string(name) + "() takes no keyword arguments");
    if (args.positional.size() != 1)
        raise(Error::TypeError, std::string(name) + " expected 1 argument, got " +
                                    std::to_string(args.positional.size()));
    return args.positional[0];
}

void needOne(const char *name, const Args &args)
{
    if (!args.keywords.empty())
        raise(Error::TypeError, std::string(name) + "() takes no keyword arguments");
    if (args.positional.empty())
        raise(Error::TypeError, std::string(name) + " expected 1 argument, got 0");
}

/// What \p get gives for one key, or the tuple of that for several.
template <class Get>
Value oneOrAll(const std::vector<Value> &keys, Get get)
{
    if (keys.size() == 1)
        return get(keys[0]);
    std::vector<Value> all;
    for (const Value &key : keys)
        all.push_back(get(key));
    return tuple(std::move(all));
}

Value dottedAttribute(Value object, std::string_view path)
{
    for (std::size_t dot; (dot = path.find('.')) != std::string_view::npos;
         path.remove_prefix(dot + 1))
        object = attribute(object, path.substr(0, dot));
    return attribute(object, path);
}

Value itemGetter(Caller &, const Args &given)
{
    needOne("itemgetter", given);
    const std::vector<Value> keys(given.positional.begin(), given.positional.end());
    return make<Getter>("itemgetter", given, [keys](Caller &, const Args &args) {
        const Value object = objectOf("itemgetter", args);
        return oneOrAll(keys, [&object](const Value &key) { return subscript(object, key); });
    });
}

Value attributeGetter(Caller &, const Args &given)
{
    needOne("attrgetter", given);
    const std::vector<Value> paths(given.positional.begin(), given.positional.end());
    for (const Value &path : paths) {
        if (path.type() != Type::Str)
            raise(Error::TypeError, "attribute name must be a string");
    }
    return make<Getter>("attrgetter", given, [paths](Caller &, const Args &args) {
        const Value object = objectOf("attrgetter", args);
        return oneOrAll(paths, [&object](const Value &path) {
            return dottedAttribute(object, path.as<Str>()->text);
        });
    });
}

Value methodCaller(Caller &, const Args &given)
{
    if (given.positional.empty())
        raise(Error::TypeError, "methodcaller needs at least one argument, the method name");
    const auto *method = given.positional[0].as<Str>();
    if (!method)
        raise(Error::TypeError, "method name must be a string");
    const std::vector<Value> positional(given.positional.begin() + 1, given.positional.end());
    std::vector<std::pair<std::string, Value>> named;
    for (const Keyword &keyword : given.keywords)
        named.emplace_back(keyword.name, keyword.value);
    return make<Getter>(
        "methodcaller", given,
        [positional, named, method = method->text](Caller &caller, const Args &args) {
            const Value object = objectOf("methodcaller", args);
            std::vector<Keyword> keywords;
            for (const auto &[key, value] : named)
                keywords.push_back({key, value});
            return callMethod(caller, object, method, {positional, keywords});
        });
}

} // namespace

void addGetters(Module &module)
{
    module.members.emplace("itemgetter", make<Builtin>("operator.itemgetter", itemGetter));
    module.members.emplace("attrgetter", make<Builtin>("operator.attrgetter", attributeGetter));
    module.members.emplace("methodcaller", make<Builtin>("operator.methodcaller", methodCaller));
}

} // namespace coroscope::language
