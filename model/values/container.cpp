// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/container.h"

#include "values/errors.h"
#include "values/operations.h"

namespace coroscope {
namespace {

[[noreturn]] void raiseCannot(const PyObject &object, const char *what)
{
    raise(Error::TypeError, "'" + std::string(object.typeName()) + "' object " + what);
}

} // namespace

Container *asContainer(const Value &value)
{
    return value.type() == Type::Other ? dynamic_cast<Container *>(value.object()) : nullptr;
}

Ref<Iterator> Container::reversed() { raiseCannot(*this, "is not reversible"); }
Value Container::item(const Value &) { raiseCannot(*this, "is not subscriptable"); }
void Container::deleteItem(const Value &) { raiseCannot(*this, "doesn't support item deletion"); }
bool Container::extend(Caller &, const Value &) { return false; }
std::optional<bool> Container::order(Comparison, const Value &) { return std::nullopt; }

void Container::setItem(const Value &, const Value &)
{
    raiseCannot(*this, "does not support item assignment");
}

bool Container::has(const Value &item)
{
    const Ref<Iterator> all = iterator();
    for (Value member; all->next(member);) {
        if (same(member, item))
            return true;
    }
    return false;
}

} // namespace coroscope
