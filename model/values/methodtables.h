// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/call.h"
#include "values/types.h"

namespace coroscope {

extern const MethodTable intMethods;
extern const MethodTable floatMethods;
extern const MethodTable strMethods;
extern const MethodTable tupleMethods;
extern const MethodTable listMethods;
extern const MethodTable dictMethods;
extern const MethodTable setMethods;
extern const MethodTable rangeMethods;
extern const MethodTable exceptionMethods;
extern const MethodTable exceptionGroupMethods;

/// Methods that all exceptions have.
Value addNote(Caller &caller, const Value &self, const Args &args);
Value withTraceback(Caller &caller, const Value &self, const Args &args);

/// The methods of the instances of \p cls, null when there are none.
const MethodTable *methodsOfType(const TypeObject &cls);
/// `str.upper` taken from its type: a callable whose first argument is the object.
Value unboundMethod(Ref<const TypeObject> cls, const Method *method);
/// `Exception.__init__`, `__repr__` or `__str__` of an exception, a class of the program or object,
/// whose first argument is the object; unbound for other names and types. The callable raises
/// CPython's TypeError for what is no such object.
Value commonMethodOf(const Ref<const TypeObject> &cls, std::string_view name);

} // namespace coroscope
