// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/style/appearance.h"
#include "views/timeline/lanearrangement.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

#include <unordered_set>

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
    /// Whether a run halts where a task fails, or is cancelled.
    bool haltsOnFailed() const;
    void setHaltsOnFailed(bool halts);
    bool haltsOnCancelled() const;
    void setHaltsOnCancelled(bool halts);
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

    /// The blocks that have breakpoints in the file at the absolute \p path, by BlockId::value. The
    /// files whose breakpoints changed last are remembered: mostFilesWithBreakpoints.
    std::unordered_set<std::uint32_t> breakpoints(const QString &path) const;
    void setBreakpoints(const QString &path, const std::unordered_set<std::uint32_t> &blocks);
    static constexpr qsizetype mostFilesWithBreakpoints = 100;

    /// Whether the gallery has greeted this person.
    bool wasWelcomed() const;
    void setWelcomed();

private:
    QSettings m_store;
};

} // namespace coroscope
