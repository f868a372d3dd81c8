// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/timescale.h"

#include "trace/metrics.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace coroscope {

namespace {

struct LabelUnit {
    Nanos size;   ///< steps from this on are labelled in the unit
    double nanos; ///< one of the unit
    const char *name;
};

constexpr Nanos millisecond = nanosPerSecond / 1000;
constexpr Nanos microsecond = millisecond / 1000;
constexpr Nanos minute = 60 * nanosPerSecond;
constexpr Nanos hour = 60 * minute;

// Hundredths of a second still read better as "0.05 s" than as "50 ms".
constexpr LabelUnit labelUnits[] = {
    {10 * millisecond, 1e9, "s"}, {10 * microsecond, 1e6, "ms"}, {10, 1e3, "µs"}, {1, 1, "ns"}};

/// The largest size of a labelled time that still uses the unit of its step.
const LabelUnit &unitFor(Nanos step)
{
    for (const LabelUnit &unit : labelUnits) {
        if (step >= unit.size)
            return unit;
    }
    return *std::rbegin(labelUnits);
}

} // namespace

double positionToPixel(double position, const AxisRange &range, double width)
{
    return (position - range.begin) / range.length() * width;
}

double pixelToPosition(double pixel, const AxisRange &range, double width)
{
    return range.begin + pixel / width * range.length();
}

AxisRange zoomed(const AxisRange &range, double anchor, double factor, double shortest,
                 double longest)
{
    const double length = std::clamp(range.length() / factor, shortest, longest);
    const double share = (anchor - range.begin) / range.length();
    const double begin = anchor - share * length;
    return {begin, begin + length};
}

AxisRange panned(const AxisRange &range, double distance)
{
    return {range.begin + distance, range.end + distance};
}

AxisRange fitted(const AxisRange &content, double width, double before, double after)
{
    const double most = width / 2;
    const double shrink = before + after > most ? most / (before + after) : 1;
    const double unitsPerPixel = content.length() / (width - (before + after) * shrink);
    return {content.begin - before * shrink * unitsPerPixel,
            content.end + after * shrink * unitsPerPixel};
}

Nanos tickStep(double nanosPerPixel, double minimumPixels)
{
    const double least = std::max(nanosPerPixel * minimumPixels, 1.0);
    if (least > static_cast<double>(30 * nanosPerSecond)) {
        for (Nanos unit : {minute, hour}) {
            for (Nanos count : {1, 2, 5, 10, 15, 30}) {
                if (static_cast<double>(count * unit) >= least)
                    return count * unit;
            }
        }
        return static_cast<Nanos>(std::ceil(least / static_cast<double>(24 * hour))) * 24 * hour;
    }
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (double digit : {1.0, 2.0, 5.0, 10.0}) {
        // A hair of tolerance: 5 times 0.2 is a 1.
        if (digit * power >= least * (1 - 1e-9))
            return std::max<Nanos>(1, std::llround(digit * power));
    }
    return std::max<Nanos>(1, std::llround(10 * power));
}

QString tickLabel(Nanos time, Nanos step)
{
    if (step >= minute) {
        const QString clock = QStringLiteral("%1:%2");
        const Nanos minutes = std::abs(time) / minute;
        const QString text = clock.arg(minutes).arg(std::abs(time) % minute / nanosPerSecond, 2, 10,
                                                    QLatin1Char('0'));
        return time < 0 ? QLatin1Char('-') + text : text;
    }
    const LabelUnit &unit = unitFor(step);
    const double value = static_cast<double>(time) / unit.nanos;
    const double stepValue = static_cast<double>(step) / unit.nanos;
    const int decimals = std::max(0, static_cast<int>(std::ceil(-std::log10(stepValue) - 1e-9)));
    QString number = QString::number(value, 'f', decimals);
    while (number.contains(QLatin1Char('.')) &&
           (number.endsWith(QLatin1Char('0')) || number.endsWith(QLatin1Char('.')))) {
        const bool point = number.endsWith(QLatin1Char('.'));
        number.chop(1);
        if (point)
            break;
    }
    return QStringLiteral("%1 %2").arg(number, QString::fromUtf8(unit.name));
}

QString instantLabel(Nanos time)
{
    constexpr Nanos round = nanosPerSecond / 100;
    return time % round == 0 ? tickLabel(time, round)
                             : QString::fromStdString(formatDuration(time));
}

} // namespace coroscope
