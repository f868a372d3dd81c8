// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/models/runview.h"

#include <QElapsedTimer>
#include <QTimer>

#include <array>
#include <optional>
#include <vector>

namespace coroscope {

/// The speeds that a person can choose; the last, 0, is instant.
inline constexpr std::array standardSpeeds = {0.1,  0.25, 0.5,  1.0,   2.0, 5.0,
                                              10.0, 25.0, 50.0, 100.0, 0.0};

/// Moves the playhead of a RunView: play, pause, step both ways, speed. Only ever shows what was
/// recorded. While a run in real time is live it follows its end until the person scrubs.
class Player final : public QObject {
    Q_OBJECT

public:
    explicit Player(RunView &view, QObject *parent = nullptr);

    bool isPlaying() const { return m_timer.isActive(); }
    /// Seconds of the recording per second, 0.1 to 100; 0 means instant.
    double speed() const { return m_speed; }
    void setSpeed(double speed);
    /// The next of the standard speeds (0.1 0.25 0.5 1 2 5 10 25 50 100 instant).
    void faster();
    void slower();
    /// The instants (ns, in order) at which playing stops, if it stops at notes at all.
    void setStops(std::vector<Nanos> stops) { m_stops = std::move(stops); }
    bool stopsAtNotes() const { return m_stopsAtNotes; }
    void setStopsAtNotes(bool stops) { m_stopsAtNotes = stops; }
    /// A run in real time begins, at \p speed: the live clock ticks, and the playhead follows it.
    void follow(double speed);

public Q_SLOTS:
    /// From the playhead; from the beginning when it is at the end.
    void play();
    void pause();
    void togglePlaying();
    void toBegin();
    void toEnd();
    /// To the next or previous event that the chart shows.
    void stepForward();
    void stepBack();
    /// To the next or previous loop iteration.
    void turnForward();
    void turnBack();

Q_SIGNALS:
    void playingChanged(bool playing);
    void speedChanged(double speed);
    /// Playing came to one of the stops, and has stopped there.
    void stopped(coroscope::Nanos at);

private:
    void setPlaying(bool playing);
    void tick();
    void followLive(Nanos elapsed);
    /// The first stop after \p from and up to \p to, at which playing ends.
    std::optional<Nanos> stopWithin(Nanos from, Nanos to) const;
    void moveTo(std::optional<std::size_t> event);
    void moveBackTo(std::optional<std::size_t> event);

    RunView &m_view;
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<Nanos> m_stops;
    bool m_stopsAtNotes = true;
    double m_speed = 1;
    double m_liveSpeed = 1;
    Nanos m_liveTime = 0;
    bool m_following = false; ///< live: the playhead stays at the end
    bool m_moving = false;    ///< it is this player that moves the playhead
};

} // namespace coroscope
