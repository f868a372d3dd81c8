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

/// Moves the playhead of a RunView: play both ways, pause, step both ways, speed. Only ever shows
/// what was recorded. While a run in real time is live it follows its end until the person scrubs;
/// a pause then asks for the run itself to be held.
class Player final : public QObject {
    Q_OBJECT

public:
    explicit Player(RunView &view, QObject *parent = nullptr);

    /// True while the playhead moves by itself.
    bool isPlaying() const { return m_playing; }
    /// True while it moves back.
    bool isPlayingBack() const { return m_playing && m_direction < 0; }
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
    /// The run in real time is held, or goes on.
    void setHeld(bool held);
    bool isHeld() const { return m_held; }

public Q_SLOTS:
    /// From the playhead; from the beginning when it is at the end.
    void play();
    /// From the playhead towards the beginning; from the end when it is at the beginning.
    void playBack();
    /// From the playhead to \p time, forward or back, and halts there or at a breakpoint before.
    void playTo(coroscope::Nanos time);
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
    /// Playing, or a run in real time, came to a breakpoint: this event of the loop's recording.
    void halted(std::size_t event);
    /// A run in real time shall be held, or go on; or run one iteration of its loop.
    void holdRequested(bool hold);
    void stepRequested();

private:
    void playTowards(int direction, Nanos target);
    void setPlaying(bool playing);
    void updateTimer();
    void forget();
    void tick();
    void followLive(Nanos elapsed);
    /// Where playing on to \p to must end before it: at a note, or at an event that is a
    /// breakpoint.
    struct Halt {
        Nanos at;
        std::optional<std::size_t> event;
    };
    std::optional<Nanos> noteWithin(Nanos to) const;
    std::optional<Halt> haltWithin(Nanos to) const;
    std::optional<Halt> haltBackTo(Nanos to) const;
    void haltAt(const Halt &halt);
    void goForward(std::optional<std::size_t> event);
    void moveBackTo(std::optional<std::size_t> event);

    RunView &m_view;
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<Nanos> m_stops;
    bool m_stopsAtNotes = true;
    double m_speed = 1;
    double m_liveSpeed = 1;
    Nanos m_liveTime = 0;
    Nanos m_target = 0; ///< where playing ends
    int m_direction = 1;
    bool m_playing = false;
    bool m_live = false;   ///< a run in real time goes on: its clock is shown
    bool m_held = false;   ///< ... but stands still
    bool m_goesOn = false; ///< it shall be followed when it goes on
    bool m_moving = false; ///< it is this player that moves the playhead
};

} // namespace coroscope
