// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/style/appearance.h"
#include "views/timeline/lanearrangement.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

namespace coroscope {

/// What the program remembers from one time to the next. Nothing here belongs to a scenario.
class Preferences {
public:
    Appearance::Mode theme() const;
    void setTheme(Appearance::Mode mode);
    bool isMotionReduced() const;
    void setMotionReduced(bool reduced);
    bool isNarrated() const;
    void setNarrated(bool narrated);

    bool isRealClock() const;
    void setRealClock(bool real);
    bool hasThreads() const;
    void setThreads(bool threads);
    /// Whether playing stops at the chart's marks.
    bool stopsAtNotes() const;
    void setStopsAtNotes(bool stops);
    /// How the chart's lanes are sorted.
    LaneOrder laneOrder() const;
    void setLaneOrder(LaneOrder order);
    double speed() const;
    void setSpeed(double speed);

    QByteArray windowGeometry() const;
    QByteArray windowState() const;
    void setWindow(const QByteArray &geometry, const QByteArray &state);

    /// Absolute paths, the newest first; at most mostRecentFiles.
    QStringList recentFiles() const;
    void addRecentFile(const QString &path);
    void clearRecentFiles();
    static constexpr qsizetype mostRecentFiles = 10;

    /// Whether the gallery has greeted this person.
    bool wasWelcomed() const;
    void setWelcomed();

private:
    QSettings m_store;
};

} // namespace coroscope
