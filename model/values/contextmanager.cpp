// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/contextmanager.h"

#include "values/errors.h"
#include "values/instance.h"
#include "values/operations.h"

namespace coroscope {

ContextManager contextManager(const Value &object, bool isAsync)
{
    const MethodTable *table = methodsOf(object);
    const std::string_view exitName = isAsync ? "__aexit__" : "__exit__";
    const ContextManager manager{table ? table->find(isAsync ? "__aenter__" : "__enter__")
                                       : nullptr,
                                 table ? table->find(exitName) : nullptr};
    if (manager.enter && manager.exit)
        return manager;
    const bool isEntered =
        manager.enter || specialMember(object, isAsync ? "__aenter__" : "__enter__");
    raise(Error::TypeError,
          "'" + std::string(typeName(object)) + "' object does not support the " +
              (isAsync ? "asynchronous " : "") + "context manager protocol" +
              (isEntered ? " (missed " + std::string(exitName) + " method)" : ""));
}

Ref<Exception> leavingException(std::string_view function, const Args &args)
{
    const ArgumentReader in(function, args, {"exc_type", "exc_value", "traceback"}, 3);
    return in.get(1).as<Exception>();
}

} // namespace coroscope
