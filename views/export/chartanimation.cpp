// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/chartanimation.h"

#include "document/exportformats.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

struct AnimationWords {
    Q_DECLARE_TR_FUNCTIONS(ChartAnimation)
};

constexpr int samples = 5;     ///< frames that the colours are chosen by
constexpr int lastDelay = 200; ///< hundredths of a second
constexpr std::size_t mostBytes = 256u << 20;

} // namespace

Result<int> frameCount(Nanos duration, const AnimationPace &pace)
{
    const double seconds = secondsFromNanos(duration) / pace.speed;
    const double count = std::ceil(seconds * pace.framesASecond - 1e-9) + 1;
    if (count <= mostFrames)
        return static_cast<int>(count);
    const double least = secondsFromNanos(duration) * pace.framesASecond / (mostFrames - 1);
    // Rounded up to two digits, so that it does when it is taken at its word.
    const double unit = std::pow(10, std::floor(std::log10(least)) - 1);
    return Problem{
        .what = AnimationWords::tr(
                    "At this speed the animation would have %L1 frames; %L2 are the most.")
                    .arg(count, 0, 'f', 0)
                    .arg(mostFrames)
                    .toStdString(),
        .remedy = AnimationWords::tr("Choose a speed of %1 or more, or fewer frames a second.")
                      .arg(std::ceil(least / unit) * unit, 0, 'g', 12)
                      .toStdString()};
}

QSize animationSize(const Recording &loop, const Recording *threads, int width)
{
    const QSize size = chartPictureSize(loop, threads, width);
    return size.boundedTo({largestAnimation, largestAnimation});
}

ChartAnimation::ChartAnimation(const Recording &loop, const Recording *threads, const Theme &theme,
                               QSize size, const AnimationPace &pace)
    : m_chart(loop, threads, theme, size), m_pace(pace),
      m_count(frameCount(m_chart.duration(), pace)), m_gif(size)
{
}

bool ChartAnimation::step()
{
    if (!m_count || m_next == samples + m_count.value() || m_gif.bytes() > mostBytes)
        return false;
    const int last = m_count.value() - 1;
    if (m_next < samples) {
        m_gif.addSample(frame(last * m_next / (samples - 1)));
    } else {
        const int number = m_next - samples;
        m_gif.addFrame(frame(number), number == last ? lastDelay : 100 / m_pace.framesASecond);
    }
    ++m_next;
    return true;
}

double ChartAnimation::progress() const
{
    return m_count ? static_cast<double>(m_next) / (samples + m_count.value()) : 1;
}

Result<std::string> ChartAnimation::take()
{
    if (!m_count)
        return m_count.problem();
    const bool isTooLarge = m_gif.bytes() > mostBytes;
    std::string bytes = m_gif.take();
    if (isTooLarge || bytes.empty())
        return Problem{
            .what = AnimationWords::tr("The animation became too large.").toStdString(),
            .remedy = AnimationWords::tr("Choose a smaller size, a higher speed or fewer frames "
                                         "a second.")
                          .toStdString()};
    return bytes;
}

QImage ChartAnimation::frame(int number)
{
    const double seconds = number * m_pace.speed / m_pace.framesASecond;
    const Nanos time = number == m_count.value() - 1
                           ? m_chart.duration()
                           : std::min(m_chart.duration(), nanosFromSeconds(seconds));
    return renderPicture(
        {m_chart.size(), [this, time](QPainter &painter) { m_chart.paintAt(painter, time); }});
}

} // namespace coroscope
