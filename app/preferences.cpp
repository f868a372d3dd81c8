// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preferences.h"

#include <QMetaEnum>

#include <set>

namespace coroscope {

namespace {

namespace key {
const QString theme = QStringLiteral("appearance/theme");
const QString motionReduced = QStringLiteral("appearance/motionReduced");
const QString narrated = QStringLiteral("appearance/narration");
const QString realClock = QStringLiteral("run/realClock");
const QString threads = QStringLiteral("run/threads");
const QString stopsAtNotes = QStringLiteral("run/stopsAtNotes");
const QString haltsOnFailed = QStringLiteral("run/haltsOnFailed");
const QString haltsOnCancelled = QStringLiteral("run/haltsOnCancelled");
const QString laneOrder = QStringLiteral("chart/laneOrder");
const QString speed = QStringLiteral("run/speed");
const QString geometry = QStringLiteral("window/geometry");
const QString state = QStringLiteral("window/state");
const QString recentFiles = QStringLiteral("files/recent");
const QString breakpoints = QStringLiteral("files/breakpoints");
const QString welcomed = QStringLiteral("window/welcomed");
} // namespace key

/// As they are stored.
constexpr std::pair<LaneOrder, const char *> laneOrders[] = {{LaneOrder::Creation, "creation"},
                                                             {LaneOrder::FirstStart, "firstStart"},
                                                             {LaneOrder::End, "end"}};

/// A file's breakpoints are stored as "3,17 /path/of/the/file".
constexpr QLatin1Char separator(' ');
QString pathOf(const QString &entry) { return entry.section(separator, 1); }

} // namespace

Appearance::Mode Preferences::theme() const
{
    const QByteArray name = m_store.value(key::theme).toByteArray();
    bool ok = false;
    const int mode = QMetaEnum::fromType<Appearance::Mode>().keyToValue(name.constData(), &ok);
    return ok ? static_cast<Appearance::Mode>(mode) : Appearance::Mode::System;
}

void Preferences::setTheme(Appearance::Mode mode)
{
    m_store.setValue(key::theme, QMetaEnum::fromType<Appearance::Mode>().valueToKey(int(mode)));
}

bool Preferences::isMotionReduced() const
{
    return m_store.value(key::motionReduced, false).toBool();
}
void Preferences::setMotionReduced(bool reduced) { m_store.setValue(key::motionReduced, reduced); }

bool Preferences::isNarrated() const { return m_store.value(key::narrated, true).toBool(); }
void Preferences::setNarrated(bool narrated) { m_store.setValue(key::narrated, narrated); }

bool Preferences::isRealClock() const { return m_store.value(key::realClock, false).toBool(); }
void Preferences::setRealClock(bool real) { m_store.setValue(key::realClock, real); }

bool Preferences::hasThreads() const { return m_store.value(key::threads, true).toBool(); }
void Preferences::setThreads(bool threads) { m_store.setValue(key::threads, threads); }

bool Preferences::stopsAtNotes() const { return m_store.value(key::stopsAtNotes, true).toBool(); }
void Preferences::setStopsAtNotes(bool stops) { m_store.setValue(key::stopsAtNotes, stops); }

bool Preferences::haltsOnFailed() const { return m_store.value(key::haltsOnFailed).toBool(); }
void Preferences::setHaltsOnFailed(bool halts) { m_store.setValue(key::haltsOnFailed, halts); }

bool Preferences::haltsOnCancelled() const { return m_store.value(key::haltsOnCancelled).toBool(); }
void Preferences::setHaltsOnCancelled(bool halts)
{
    m_store.setValue(key::haltsOnCancelled, halts);
}

LaneOrder Preferences::laneOrder() const
{
    const QString name = m_store.value(key::laneOrder).toString();
    for (const auto &[order, of] : laneOrders) {
        if (name == QLatin1StringView(of))
            return order;
    }
    return LaneOrder::Creation;
}

void Preferences::setLaneOrder(LaneOrder order)
{
    for (const auto &[one, name] : laneOrders) {
        if (one == order)
            m_store.setValue(key::laneOrder, QString::fromLatin1(name));
    }
}

double Preferences::speed() const { return m_store.value(key::speed, 1.0).toDouble(); }
void Preferences::setSpeed(double speed) { m_store.setValue(key::speed, speed); }

QByteArray Preferences::windowGeometry() const
{
    return m_store.value(key::geometry).toByteArray();
}
QByteArray Preferences::windowState() const { return m_store.value(key::state).toByteArray(); }

void Preferences::setWindow(const QByteArray &geometry, const QByteArray &state)
{
    m_store.setValue(key::geometry, geometry);
    m_store.setValue(key::state, state);
}

QStringList Preferences::recentFiles() const
{
    return m_store.value(key::recentFiles).toStringList();
}

void Preferences::addRecentFile(const QString &path)
{
    QStringList paths = recentFiles();
    paths.removeAll(path);
    paths.prepend(path);
    m_store.setValue(key::recentFiles, paths.mid(0, mostRecentFiles));
}

void Preferences::clearRecentFiles() { m_store.remove(key::recentFiles); }

std::unordered_set<std::uint32_t> Preferences::breakpoints(const QString &path) const
{
    std::unordered_set<std::uint32_t> blocks;
    for (const QString &entry : m_store.value(key::breakpoints).toStringList()) {
        if (pathOf(entry) != path)
            continue;
        for (const QString &block : entry.section(separator, 0, 0).split(QLatin1Char(',')))
            blocks.insert(block.toUInt());
    }
    blocks.erase(0); // what is no number
    return blocks;
}

void Preferences::setBreakpoints(const QString &path,
                                 const std::unordered_set<std::uint32_t> &blocks)
{
    QStringList entries = m_store.value(key::breakpoints).toStringList();
    entries.removeIf([&path](const QString &entry) { return pathOf(entry) == path; });
    if (!blocks.empty()) {
        QStringList numbers;
        for (const std::uint32_t block : std::set(blocks.begin(), blocks.end()))
            numbers << QString::number(block);
        entries.prepend(numbers.join(QLatin1Char(',')) + separator + path);
    }
    m_store.setValue(key::breakpoints, entries.mid(0, mostFilesWithBreakpoints));
}

bool Preferences::wasWelcomed() const { return m_store.value(key::welcomed, false).toBool(); }
void Preferences::setWelcomed() { m_store.setValue(key::welcomed, true); }

} // namespace coroscope
