// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/models/player.h"

#include "views/models/eventsteps.h"

#include <algorithm>
#include <limits>
#include <span>

namespace coroscope {

namespace {

constexpr int frameMilliseconds = 16;
constexpr double instant = 0;
constexpr Nanos never = std::numeric_limits<Nanos>::max();
/// Those of the standard speeds that are a speed.
constexpr std::span finiteSpeeds(standardSpeeds.data(), standardSpeeds.size() - 1);

Nanos scaled(Nanos elapsed, double speed)
{
    return static_cast<Nanos>(static_cast<double>(elapsed) * speed);
}

} // namespace

Player::Player(RunView &view, QObject *parent) : QObject(parent), m_view(view)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(frameMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &Player::tick);
    connect(&view, &RunView::cleared, this, &Player::forget);
    connect(&view, &RunView::liveChanged, this, [this](bool live) {
        if (live)
            return;
        const bool follows = m_live && m_playing;
        forget();
        if (follows)
            m_view.setPlayhead(m_view.duration());
    });
    connect(&view, &RunView::playheadChanged, this, [this] {
        if (m_live && !m_moving)
            setPlaying(false);
    });
}

/// No run goes on any more.
void Player::forget()
{
    m_live = m_held = false;
    setPlaying(false);
    updateTimer();
}

void Player::setSpeed(double speed)
{
    speed =
        speed <= instant ? instant : std::clamp(speed, finiteSpeeds.front(), finiteSpeeds.back());
    if (speed == m_speed)
        return;
    m_speed = speed;
    Q_EMIT
    speedChanged(speed);
    if (m_playing && speed == instant && !m_live)
        tick();
}

void Player::faster()
{
    if (m_speed == instant)
        return;
    const auto next = std::ranges::upper_bound(finiteSpeeds, m_speed);
    setSpeed(next == finiteSpeeds.end() ? instant : *next);
}

void Player::slower()
{
    if (m_speed == instant) {
        setSpeed(finiteSpeeds.back());
        return;
    }
    const auto here = std::ranges::lower_bound(finiteSpeeds, m_speed);
    setSpeed(here == finiteSpeeds.begin() ? *here : *(here - 1));
}

void Player::follow(double speed)
{
    m_liveSpeed = speed;
    m_live = m_goesOn = true;
    m_held = false;
    m_liveTime = 0;
    playTowards(+1, never);
    updateTimer();
}

void Player::setHeld(bool held)
{
    if (!m_live || held == m_held)
        return;
    m_held = held;
    updateTimer();
    if (!held) {
        if (m_goesOn)
            setPlaying(true);
        return;
    }
    setPlaying(false);
    const Trace &trace = m_view.loop().trace;
    const std::size_t last = trace.size() - 1;
    if (nextHalt(trace, last, trace.size(), m_view.breakpoints().wanted(),
                 m_view.breakpoints().watched()))
        haltAt({m_view.loop().trace.duration(), last});
    else
        m_view.setPlayhead(std::max(m_liveTime, trace.duration()));
}

void Player::playTowards(int direction, Nanos target)
{
    m_direction = direction;
    m_target = target;
    setPlaying(true);
}

void Player::play()
{
    if (m_view.isLive()) {
        if (!m_live)
            return;
        m_goesOn = true;
        playTowards(+1, never);
        // Also when it is not held: it may be on its way to that.
        Q_EMIT
        holdRequested(false);
        return;
    }
    const bool atEnd = m_view.playhead() >= m_view.duration() &&
                       m_view.playheadEvent() >= m_view.loop().trace.size();
    if (atEnd)
        m_view.rewind();
    playTo(m_view.duration());
}

void Player::playBack()
{
    if (m_view.isLive())
        return;
    if (m_view.playhead() <= 0 && m_view.playheadEvent() == 0)
        m_view.setPlayhead(m_view.duration());
    playTowards(-1, 0);
    if (m_speed == instant)
        tick();
}

void Player::playTo(Nanos time)
{
    if (m_view.isLive()) {
        play();
        m_target = time;
        return;
    }
    playTowards(time < m_view.playhead() ? -1 : +1, time);
    if (m_speed == instant)
        tick();
}

void Player::pause()
{
    setPlaying(false);
    m_goesOn = false;
    if (m_live && !m_held) {
        Q_EMIT
        holdRequested(true);
    }
}

void Player::togglePlaying() { m_playing ? pause() : play(); }

void Player::setPlaying(bool playing)
{
    if (playing == m_playing)
        return;
    m_playing = playing;
    m_clock.start();
    updateTimer();
    Q_EMIT
    playingChanged(playing);
}

void Player::updateTimer()
{
    const bool ticks = m_playing || (m_live && !m_held);
    if (ticks == m_timer.isActive())
        return;
    m_clock.start();
    if (ticks)
        m_timer.start();
    else
        m_timer.stop();
}

void Player::tick()
{
    const Nanos elapsed = m_clock.nsecsElapsed();
    m_clock.start();
    if (m_live) {
        followLive(elapsed);
        return;
    }
    const Nanos step = m_speed == instant ? never : scaled(elapsed, m_speed);
    const Nanos left =
        m_direction > 0 ? m_target - m_view.playhead() : m_view.playhead() - m_target;
    const bool arrives = step >= left;
    const Nanos to = arrives ? m_target : m_view.playhead() + m_direction * step;
    if (const auto halt = m_direction > 0 ? haltWithin(to) : haltBackTo(to)) {
        haltAt(*halt);
        return;
    }
    if (m_direction < 0 && to <= 0)
        m_view.rewind();
    else
        m_view.setPlayhead(to);
    if (arrives)
        setPlaying(false);
}

void Player::followLive(Nanos elapsed)
{
    // The loop's clock: that of threads beside it goes on while the loop is held.
    if (!m_held)
        m_liveTime =
            std::max(m_liveTime + scaled(elapsed, m_liveSpeed), m_view.loop().trace.duration());
    m_view.setLiveTime(m_liveTime);
    if (!m_playing || m_held)
        return;
    // Breakpoints hold the run itself.
    const Nanos to = std::min(m_liveTime, m_target);
    const auto note = noteWithin(to);
    m_moving = true;
    m_view.setPlayhead(note.value_or(to));
    m_moving = false;
    if (note || to == m_target)
        pause();
    if (note)
        Q_EMIT
    stopped(*note);
}

std::optional<Nanos> Player::noteWithin(Nanos to) const
{
    if (!m_stopsAtNotes)
        return {};
    const auto stop = std::ranges::upper_bound(m_stops, m_view.playhead());
    return stop != m_stops.end() && *stop <= to ? std::optional(*stop) : std::nullopt;
}

std::optional<Player::Halt> Player::haltWithin(Nanos to) const
{
    const Trace &trace = m_view.loop().trace;
    const auto note = noteWithin(to);
    std::optional<std::size_t> event;
    if (!m_view.breakpoints().wanted().isEmpty())
        event = nextHalt(trace, m_view.playheadEvent(), eventsUntil(trace, note.value_or(to)),
                         m_view.breakpoints().wanted(), m_view.breakpoints().watched());
    if (event)
        return Halt{trace.event(*event).time, event};
    return note ? std::optional(Halt{*note, {}}) : std::nullopt;
}

std::optional<Player::Halt> Player::haltBackTo(Nanos to) const
{
    const Trace &trace = m_view.loop().trace;
    std::optional<Halt> halt;
    if (m_stopsAtNotes) {
        const auto after = std::ranges::lower_bound(m_stops, m_view.playhead());
        if (after != m_stops.begin() && *(after - 1) >= to)
            halt = Halt{*(after - 1), {}};
    }
    if (m_view.breakpoints().wanted().isEmpty())
        return halt;
    // The playhead stands after the event before this one.
    for (std::size_t i = m_view.playheadEvent(); i-- > 1;) {
        const std::size_t event = i - 1;
        const Nanos time = trace.events().time()[event];
        if (time < (halt ? halt->at : to))
            break;
        if (nextHalt(trace, event, i, m_view.breakpoints().wanted(),
                     m_view.breakpoints().watched()))
            return Halt{time, event};
    }
    return halt;
}

void Player::haltAt(const Halt &halt)
{
    setPlaying(false);
    m_moving = true;
    if (halt.event)
        m_view.setPlayheadEvent(*halt.event);
    else
        m_view.setPlayhead(halt.at);
    m_moving = false;
    if (halt.event)
        Q_EMIT
    halted(*halt.event);
    else Q_EMIT
    stopped(halt.at);
}

void Player::toBegin()
{
    pause();
    m_view.rewind();
}

void Player::toEnd()
{
    if (m_live && !m_held) {
        setPlaying(true);
        return;
    }
    setPlaying(false);
    m_view.setPlayhead(m_view.duration());
}

void Player::stepForward()
{
    goForward(nextShownEvent(m_view.loop().trace, m_view.playheadEvent()));
}

void Player::stepBack()
{
    pause();
    moveBackTo(previousShownEvent(m_view.loop().trace, m_view.playheadEvent()));
}

void Player::turnForward() { goForward(nextTurn(m_view.loop().trace, m_view.playheadEvent())); }

void Player::turnBack()
{
    pause();
    moveBackTo(previousTurn(m_view.loop().trace, m_view.playheadEvent()));
}

/// Beyond what is recorded of a held run, the run goes on by a step.
void Player::goForward(std::optional<std::size_t> event)
{
    pause();
    if (m_held && !event) {
        Q_EMIT
        stepRequested();
        return;
    }
    if (event)
        m_view.setPlayheadEvent(*event);
    else
        m_view.setPlayhead(m_view.duration());
}

void Player::moveBackTo(std::optional<std::size_t> event)
{
    if (event)
        m_view.setPlayheadEvent(*event);
    else
        m_view.rewind();
}

} // namespace coroscope

#include "moc_player.cpp"
