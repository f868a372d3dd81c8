// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "values/container.h"

namespace coroscope {

/// What `d.keys()`, `d.values()` and `d.items()` give: live views of a dict.
class DictView final : public Container {
public:
    enum class Kind { Keys, Values, Items };
    DictView(Ref<Dict> dict, Kind kind) : m_dict(std::move(dict)), m_kind(kind) {}

    std::string_view typeName() const override;
    std::string repr() const override; // dict_keys(['a', 'b'])
    bool equals(const Value &other) const override;
    std::size_t hash() const override; // raises TypeError but for values()
    const MethodTable *methods() const override;
    std::int64_t size() const override;
    Ref<Iterator> iterator() override;
    Ref<Iterator> reversed() override;
    bool has(const Value &item) override;
    void clearReferences() override { m_dict = make<Dict>(); }
    /// Keys and items compare and combine as sets do; values do not.
    bool isSetLike() const { return m_kind != Kind::Values; }

private:
    Ref<Dict> m_dict;
    Kind m_kind;
};

/// \p value as a set: a set itself, or a new one of what a set-like view holds; else null.
Ref<Set> asSet(const Value &value);
/// A new set of the items of \p iterable.
Ref<Set> setOf(const Value &iterable);

} // namespace coroscope
