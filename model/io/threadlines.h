// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/pythonlines.h"
#include "io/threadcalls.h"

namespace coroscope {

/// Each block for threads: what asyncio does becomes what concurrent.futures, threading and queue
/// do; a coroutine becomes a function, a task a thread and the future of its result.
class ThreadLines final : public PythonLines {
public:
    explicit ThreadLines(const Scenario &scenario) : m_names(scenario) {}

    PythonLine of(const Block &block) const override;
    std::string helperName(std::string_view helper) const override
    {
        return m_names.helper(helper);
    }

private:
    bool isLoopOnly(const PythonLine &line) const;

    ThreadNames m_names;
};

} // namespace coroscope
