// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/clock.h"

#include <algorithm>
#include <cmath>
#include <ctime>

namespace coroscope::asyncio {

void VirtualClock::advanceTo(double instant)
{
    m_isOver |= instant > m_end;
    m_now = std::max(m_now, std::min(instant, m_end));
}

ScaledClock::ScaledClock(double speed, double end)
    : m_start(std::chrono::steady_clock::now()), m_speed(speed), m_end(end)
{
}

double ScaledClock::now() const
{
    const std::lock_guard lock(m_timeMutex);
    const std::chrono::duration<double, std::nano> real =
        std::min(std::chrono::steady_clock::now(), m_heldAt) - m_start;
    return std::floor(real.count() * m_speed) / 1e9;
}

std::chrono::milliseconds ScaledClock::realTimeUntil(double instant)
{
    const double real = (instant - now()) / m_speed;
    const double most = 86'400.0;
    return std::chrono::milliseconds(
        static_cast<long long>(std::ceil(std::clamp(real, 0.0, most) * 1000)));
}

void ScaledClock::hold()
{
    const std::lock_guard lock(m_timeMutex);
    m_heldAt = std::chrono::steady_clock::now();
}

void ScaledClock::goOn()
{
    const std::lock_guard lock(m_timeMutex);
    m_start += std::chrono::steady_clock::now() - m_heldAt;
    m_heldAt = Moment::max();
}

void ScaledClock::block(double seconds)
{
    std::unique_lock lock(m_mutex);
    const double real = std::min(seconds / m_speed, 1e8);
    m_woken.wait_for(lock, std::chrono::duration<double>(real), [this] { return m_awake.load(); });
}

void ScaledClock::compute(double seconds) { burn(seconds / m_speed, m_awake); }

void ScaledClock::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_awake = true;
    }
    m_woken.notify_all();
}

void burn(double seconds, const std::atomic<bool> &stop)
{
    const auto threadTime = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
    };
    const double end = threadTime() + seconds;
    volatile unsigned long long work = 1;
    while (!stop.load(std::memory_order_relaxed) && threadTime() < end) {
        for (int i = 0; i < 2000; ++i)
            work = work * 6364136223846793005ull + 1442695040888963407ull;
    }
}

} // namespace coroscope::asyncio
