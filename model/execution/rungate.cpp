// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/rungate.h"

namespace coroscope {

/// To be called with the mutex held, after any change.
void RunGate::changed()
{
    m_watched = !m_open && (m_held || !m_breakpoints.isEmpty());
    m_moved.notify_all();
}

void RunGate::setBreakpoints(const Breakpoints &breakpoints)
{
    const std::lock_guard lock(m_mutex);
    m_breakpoints = breakpoints;
    changed();
}

void RunGate::hold()
{
    const std::lock_guard lock(m_mutex);
    if (m_open)
        return;
    m_held = true;
    m_step = Step::None;
    changed();
    if (m_waker)
        m_waker();
}

void RunGate::release()
{
    const std::lock_guard lock(m_mutex);
    m_held = false;
    m_step = Step::None;
    changed();
}

void RunGate::step()
{
    const std::lock_guard lock(m_mutex);
    if (m_held)
        m_step = m_place == Place::Idle ? Step::Turn : Step::Rest;
    changed();
}

void RunGate::open()
{
    const std::lock_guard lock(m_mutex);
    m_open = true;
    m_held = false;
    changed();
}

void RunGate::setObserver(std::function<void(bool)> observer)
{
    const std::lock_guard lock(m_mutex);
    m_observer = std::move(observer);
}

void RunGate::setWaker(std::function<void()> waker)
{
    const std::lock_guard lock(m_mutex);
    m_waker = std::move(waker);
}

bool RunGate::haltsAt(BlockId block) const
{
    const std::lock_guard lock(m_mutex);
    return !m_open && m_breakpoints.haltAt(block);
}

bool RunGate::haltsAtOutcome(std::uint8_t flags) const
{
    const std::lock_guard lock(m_mutex);
    return !m_open && m_breakpoints.haltAtOutcome(flags);
}

/// To be called with the mutex held.
bool RunGate::mayPass(Place place)
{
    if (!m_held)
        return true;
    switch (place) {
    case Place::Statement:
        return m_step != Step::None;
    case Place::IterationBegin:
        if (m_step != Step::Turn)
            return false;
        m_step = Step::Rest;
        return true;
    case Place::Idle:
        return m_step == Step::Turn;
    }
    return true;
}

void RunGate::wait(Place place)
{
    std::unique_lock lock(m_mutex);
    if (mayPass(place))
        return;
    m_step = Step::None;
    m_place = place;
    const std::function<void(bool)> observer = m_observer;
    if (observer)
        observer(true);
    m_moved.wait(lock, [this] { return !m_held || m_step != Step::None; });
    m_place = Place::Idle;
    if (observer)
        observer(false);
}

} // namespace coroscope
