// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/usage.h"

#include <algorithm>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

namespace coroscope {

UsageMeter::UsageMeter(Scope scope)
    : m_scope(scope), m_start(std::chrono::steady_clock::now()), m_first(read()),
      m_memory(residentMemory())
{
}

UsageMeter::Reading UsageMeter::read() const
{
    rusage usage{};
    getrusage(m_scope == Scope::Thread ? RUSAGE_THREAD : RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return {seconds(usage.ru_utime) + seconds(usage.ru_stime), usage.ru_nvcsw + usage.ru_nivcsw};
}

RunResources UsageMeter::resources() const
{
    const Reading now = read();
    RunResources used;
    used.wallSeconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    used.cpuSeconds = now.cpuSeconds - m_first.cpuSeconds;
    used.contextSwitches = now.switches - m_first.switches;
    used.peakMemory = std::max<std::int64_t>(0, residentMemory() - m_memory);
    return used;
}

std::int64_t UsageMeter::residentMemory()
{
    std::ifstream statm("/proc/self/statm");
    std::int64_t size = 0;
    std::int64_t resident = 0;
    statm >> size >> resident;
    return resident * sysconf(_SC_PAGESIZE);
}

} // namespace coroscope
