// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/models/player.h"

#include "views/models/eventsteps.h"

#include <algorithm>
#include <span>

namespace coroscope {

namespace {

constexpr int frameMilliseconds = 16;
constexpr double instant = 0;
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
    connect(&view, &RunView::cleared, this, &Player::pause);
    connect(&view, &RunView::liveChanged, this, [this](bool live) {
        if (!live)
            setPlaying(false);
    });
    connect(&view, &RunView::playheadChanged, this, [this] {
        if (!m_moving)
            m_following = false;
    });
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
    if (isPlaying() && speed == instant && !m_view.isLive())
        toEnd();
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
    m_following = true;
    m_liveTime = 0;
    setPlaying(true);
}

void Player::play()
{
    if (m_view.isLive()) {
        m_following = true;
        return;
    }
    if (m_speed == instant) {
        toEnd();
        return;
    }
    if (m_view.playhead() >= m_view.duration())
        m_view.rewind();
    setPlaying(true);
}

void Player::pause()
{
    m_following = false;
    if (!m_view.isLive())
        setPlaying(false);
}

void Player::togglePlaying()
{
    const bool moves = m_view.isLive() ? m_following : isPlaying();
    moves ? pause() : play();
}

void Player::setPlaying(bool playing)
{
    if (playing == isPlaying())
        return;
    m_clock.start();
    if (playing)
        m_timer.start();
    else
        m_timer.stop();
    Q_EMIT
    playingChanged(playing);
}

void Player::tick()
{
    const Nanos elapsed = m_clock.nsecsElapsed();
    m_clock.start();
    if (m_view.isLive()) {
        followLive(elapsed);
        return;
    }
    const Nanos to = m_view.playhead() + scaled(elapsed, m_speed);
    if (const auto stop = stopWithin(m_view.playhead(), to)) {
        m_view.setPlayhead(*stop);
        setPlaying(false);
        Q_EMIT
        stopped(*stop);
        return;
    }
    m_view.setPlayhead(to);
    if (m_view.playhead() >= m_view.duration())
        setPlaying(false);
}

void Player::followLive(Nanos elapsed)
{
    m_liveTime = std::max(m_liveTime + scaled(elapsed, m_liveSpeed), m_view.recordedDuration());
    m_view.setLiveTime(m_liveTime);
    if (!m_following)
        return;
    const auto stop = stopWithin(m_view.playhead(), m_view.duration());
    m_moving = true;
    m_view.setPlayhead(stop.value_or(m_view.duration()));
    m_moving = false;
    if (!stop)
        return;
    m_following = false;
    Q_EMIT
    stopped(*stop);
}

std::optional<Nanos> Player::stopWithin(Nanos from, Nanos to) const
{
    if (!m_stopsAtNotes)
        return {};
    const auto stop = std::ranges::upper_bound(m_stops, from);
    return stop != m_stops.end() && *stop <= to ? std::optional(*stop) : std::nullopt;
}

void Player::toBegin()
{
    pause();
    m_view.rewind();
}

void Player::toEnd()
{
    if (m_view.isLive()) {
        m_following = true;
        return;
    }
    pause();
    m_view.setPlayhead(m_view.duration());
}

void Player::stepForward()
{
    pause();
    moveTo(nextShownEvent(m_view.loop().trace, m_view.playheadEvent()));
}

void Player::stepBack()
{
    pause();
    moveBackTo(previousShownEvent(m_view.loop().trace, m_view.playheadEvent()));
}

void Player::turnForward()
{
    pause();
    moveTo(nextTurn(m_view.loop().trace, m_view.playheadEvent()));
}

void Player::turnBack()
{
    pause();
    moveBackTo(previousTurn(m_view.loop().trace, m_view.playheadEvent()));
}

void Player::moveTo(std::optional<std::size_t> event)
{
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
