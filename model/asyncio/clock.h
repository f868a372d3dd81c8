// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <limits>
#include <mutex>

namespace coroscope::asyncio {

/// The loop's time, in seconds since the run began. The loop asks it and never the OS.
/// Used on the loop's thread, except wake().
class Clock {
public:
    virtual ~Clock() = default;
    virtual double now() const = 0;
    /// True when waiting costs no real time: the loop calls advanceTo() instead of sleeping.
    virtual bool isVirtual() const = 0;
    /// Virtual clocks alone: jumps to \p instant, never back.
    virtual void advanceTo(double instant) = 0;
    /// Real milliseconds from now until \p instant, rounded up, at least 0.
    virtual std::chrono::milliseconds realTimeUntil(double instant) = 0;
    /// A blocking call of \p seconds (>= 0) on this thread. Returns early after wake().
    virtual void block(double seconds) = 0;
    /// Busy work of \p seconds of CPU time. Returns early after wake().
    virtual void compute(double seconds) = 0;
    /// Ends block() and compute() now and from now on. Any thread.
    virtual void wake() = 0;
    /// Stands still until goOn(). For clocks of real time; nested calls are not allowed.
    virtual void hold() {}
    virtual void goOn() {}
    /// True when the clock has come to its end: the run is to stop.
    virtual bool isOver() const { return false; }
};

/// A clock that only moves when told to: blocking calls and compute advance it. It stops for good
/// at \p end, in seconds, when it is told to go past it.
class VirtualClock final : public Clock {
public:
    explicit VirtualClock(double end = std::numeric_limits<double>::infinity()) : m_end(end) {}
    double now() const override { return m_now; }
    bool isVirtual() const override { return true; }
    void advanceTo(double instant) override;
    std::chrono::milliseconds realTimeUntil(double) override
    {
        return std::chrono::milliseconds(0);
    }
    void block(double seconds) override { advanceTo(m_now + seconds); }
    void compute(double seconds) override { advanceTo(m_now + seconds); }
    void wake() override {}
    bool isOver() const override { return m_isOver; }

private:
    double m_now = 0;
    double m_end;
    bool m_isOver = false;
};

/// Real time, times a speed: at speed 2 a scenario second takes half a real one. Readings are
/// whole nanoseconds.
class ScaledClock final : public Clock {
public:
    explicit ScaledClock(double speed, double end = std::numeric_limits<double>::infinity());
    double now() const override;
    bool isVirtual() const override { return false; }
    void advanceTo(double) override {}
    std::chrono::milliseconds realTimeUntil(double instant) override;
    void block(double seconds) override;
    void compute(double seconds) override;
    void wake() override;
    void hold() override;
    void goOn() override;
    bool isOver() const override { return now() > m_end; }

private:
    using Moment = std::chrono::steady_clock::time_point;
    mutable std::mutex m_timeMutex; ///< workers' threads ask for the time too
    Moment m_start;
    Moment m_heldAt = Moment::max(); ///< max(): it goes
    double m_speed;
    double m_end; ///< seconds of this clock
    std::mutex m_mutex;
    std::condition_variable m_woken;
    std::atomic<bool> m_awake = false;
};

/// Keeps this thread's CPU busy for \p seconds of its CPU time, or until \p stop is set.
void burn(double seconds, const std::atomic<bool> &stop);

} // namespace coroscope::asyncio
