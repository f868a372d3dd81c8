// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/builtins.h"

#include <cstdint>

namespace coroscope::language {

/// What `import name` gives: a bag of named values. The host may add to one.
class Module final : public TrackedObject {
public:
    static constexpr Type valueType = Type::Module;
    explicit Module(std::string moduleName, NamedValues values = {})
        : TrackedObject(valueType), name(std::move(moduleName)), members(std::move(values))
    {
    }
    std::string_view typeName() const override { return "module"; }
    std::string repr() const override { return "<module '" + name + "'>"; }
    /// Raises AttributeError for what is not there: "module 'x' has no attribute 'y'".
    bool attribute(std::string_view attributeName, Value &out) const override;
    void clearReferences() override { members.clear(); }

    const std::string name;
    NamedValues members;
};

Ref<Module> mathModule();
Ref<Module> functoolsModule();   ///< partial, reduce
Ref<Module> collectionsModule(); ///< Counter, OrderedDict, defaultdict, deque
Ref<Module> itertoolsModule();   ///< chain, count, groupby, product ...
Ref<Module> contextlibModule();  ///< suppress
Ref<Module> heapqModule();       ///< heappush, heappop, heapify, merge ...
Ref<Module> operatorModule();    ///< add, itemgetter ...
/// Python's random with CPython's stream. Starts seeded with \p runSeed, which also stands for the
/// system's entropy in `random.seed()`, so that a run can be repeated.
Ref<Module> randomModule(std::uint64_t runSeed);

} // namespace coroscope::language
