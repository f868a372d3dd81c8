// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "asyncio/future.h"

namespace coroscope::asyncio {

/// Sets the result None of a waiter that is not done: its first argument, or the one it was made
/// with. CPython: tasks._release_waiter, and functools.partial of it.
class ReleaseWaiter final : public Callback {
public:
    explicit ReleaseWaiter(Ref<Future> waiter = nullptr) : m_waiter(std::move(waiter)) {}
    void run(EventLoop &loop, std::span<const Value> args) override;
    std::string_view internalName() const override { return "_release_waiter"; }
    bool showsMoreArguments() const override { return m_waiter.get() != nullptr; }
    std::vector<Value> shownArguments(std::span<const Value> args) const override;
    void clearReferences() override { m_waiter = nullptr; }

private:
    Ref<Future> m_waiter;
};

} // namespace coroscope::asyncio
