// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/metrics.h"

#include <array>
#include <charconv>
#include <cmath>

namespace coroscope {

namespace {

/// Two times count as the same when they differ by no more than this share.
constexpr double sameShare = 0.03;
constexpr std::string_view notRun = "not run";
constexpr std::string_view notMeasured = "not measured";

/// \p number with \p decimals, whatever the locale.
std::string withDecimals(double number, int decimals)
{
    std::array<char, 64> buffer{};
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                         std::chars_format::fixed, decimals)
                               .ptr};
}

/// \p number, below 1000, with three significant digits and no needless zeros.
std::string threeDigits(double number)
{
    std::array<char, 64> buffer{};
    return {buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                         std::chars_format::general, 3)
                               .ptr};
}

std::string counted(std::int64_t number, const char *one, const char *many)
{
    return std::to_string(number) + ' ' + (number == 1 ? one : many);
}

std::string formatBytes(std::int64_t bytes)
{
    const auto size = static_cast<double>(bytes);
    if (bytes < 1000)
        return counted(bytes, "byte", "bytes");
    if (size < 999.5e3)
        return threeDigits(size / 1e3) + " kB";
    return size < 999.5e6 ? threeDigits(size / 1e6) + " MB" : withDecimals(size / 1e9, 2) + " GB";
}

/// "measured", "modelled": where a figure of threads comes from.
std::string origin(const Recording &threads)
{
    return threads.resources.measured ? "measured" : "modelled";
}

/// What the rows are made from. Threads may be missing.
struct Both {
    const Recording &loop;
    const Recording *threads;
    Metrics ofLoop;
    Metrics ofThreads;

    std::string threadText(const std::string &text) const
    {
        return threads ? text + ", " + origin(*threads) : std::string(notRun);
    }
    /// A figure that was measured (negative: not), of the loop or of the threads.
    std::string resource(const Recording *run, std::int64_t RunResources::*field,
                         std::string (*show)(std::int64_t)) const
    {
        if (!run)
            return std::string(notRun);
        const std::int64_t value = run->resources.*field;
        if (value < 0)
            return std::string(notMeasured);
        return show(value) + ", " + origin(*run);
    }
};

ComparisonRow makespan(const Both &both)
{
    const Nanos loop = both.ofLoop.makespan;
    const Nanos threads = both.ofThreads.makespan;
    ComparisonRow row{
        "Makespan", formatDuration(loop), both.threadText(formatDuration(threads)), {}};
    if (!both.threads) {
        row.sentence = "From its beginning to its end the run took " + formatDuration(loop) + ".";
        return row;
    }
    const auto longer = static_cast<double>(std::max(loop, threads));
    const double difference = std::abs(static_cast<double>(loop - threads));
    if (longer == 0 || difference <= sameShare * longer)
        row.sentence =
            "Both take about the same time: one thread with an event loop waits for many "
            "things at once as well as many threads do.";
    else if (threads < loop && both.ofLoop.frozen > 0)
        row.sentence = "Threads win here: blocking calls hold the one thread of the loop, while "
                       "other threads go on.";
    else if (threads < loop)
        row.sentence = "Threads win here: they end " + formatDuration(loop - threads) + " earlier.";
    else
        row.sentence = "The event loop ends " + formatDuration(threads - loop) +
                       " earlier: threads take time to start and to switch.";
    if (!both.loop.realClock)
        row.sentence += " The loop's time is a virtual clock's, in which only sleeps, timeouts and "
                        "blocking calls take time.";
    return row;
}

ComparisonRow sumOfWork(const Both &both)
{
    const Metrics &loop = both.ofLoop;
    ComparisonRow row{"One after another",
                      formatDuration(loop.sumOfWork),
                      both.threadText(formatDuration(both.ofThreads.sumOfWork)),
                      {}};
    row.sentence = "All sleeps and computations one after another take " +
                   formatDuration(loop.sumOfWork) + ".";
    const double gain =
        loop.makespan > 0 ? static_cast<double>(loop.sumOfWork) / static_cast<double>(loop.makespan)
                          : 1;
    if (gain > 1 + sameShare)
        row.sentence += " Overlapped on the event loop they took " + formatDuration(loop.makespan) +
                        ", " + (gain < 999.5 ? threeDigits(gain) : withDecimals(gain, 0)) +
                        " times as fast.";
    else if (loop.sumOfWork > 0)
        row.sentence += " Here nothing overlapped, so the event loop gained nothing.";
    return row;
}

ComparisonRow peakConcurrency(const Both &both)
{
    ComparisonRow row{"Peak concurrency",
                      counted(both.ofLoop.peakConcurrency, "task", "tasks"),
                      both.threadText(counted(both.ofThreads.peakConcurrency, "task", "tasks")),
                      {}};
    row.sentence = "At most " + counted(both.ofLoop.peakConcurrency, "task was", "tasks were") +
                   " under way at one time; only one of them ran at any instant.";
    return row;
}

ComparisonRow threadsUsed(const Both &both)
{
    const auto show = [](std::int64_t n) { return counted(n, "thread", "threads"); };
    const std::int64_t loop = both.loop.resources.threads;
    ComparisonRow row{"Threads",
                      counted(loop < 0 ? 1 : loop, "thread", "threads"),
                      both.resource(both.threads, &RunResources::threads, show),
                      {}};
    row.sentence = "The event loop runs all its tasks in one thread";
    row.sentence += both.threads ? "; the other run gives each task a thread of its own." : ".";
    return row;
}

ComparisonRow contextSwitches(const Both &both)
{
    const auto show = [](std::int64_t n) { return std::to_string(n); };
    ComparisonRow row{"Context switches",
                      both.resource(&both.loop, &RunResources::contextSwitches, show),
                      both.resource(both.threads, &RunResources::contextSwitches, show),
                      {}};
    row.sentence = "Tasks take turns " + counted(both.ofLoop.steps, "time", "times") +
                   " inside the program, which costs little. A context switch is the operating "
                   "system giving the processor to another thread, which costs a few µs.";
    return row;
}

ComparisonRow memory(const Both &both)
{
    ComparisonRow row{"Memory",
                      both.resource(&both.loop, &RunResources::peakMemory, formatBytes),
                      both.resource(both.threads, &RunResources::peakMemory, formatBytes),
                      {}};
    row.sentence = "A task is a small object; a thread brings a stack, of which the operating "
                   "system provides only the pages that are touched.";
    return row;
}

ComparisonRow frozen(const Both &both)
{
    ComparisonRow row{"Loop frozen",
                      formatDuration(both.ofLoop.frozen),
                      std::string(both.threads ? "no loop" : notRun),
                      {}};
    if (both.ofLoop.frozen == 0)
        row.sentence = "No blocking call held the event loop.";
    else
        row.sentence = "For " + formatDuration(both.ofLoop.frozen) +
                       " a blocking call held the event loop, and no other task could run. A "
                       "thread that blocks holds up only itself.";
    return row;
}

} // namespace

std::vector<ComparisonRow> compare(const Recording &loop, const Recording *threads)
{
    const Both both{loop, threads, measure(loop), threads ? measure(*threads) : Metrics()};
    constexpr ComparisonRow (*rows[])(const Both &) = {
        makespan, sumOfWork, peakConcurrency, threadsUsed, contextSwitches, memory, frozen};
    std::vector<ComparisonRow> table;
    for (const auto row : rows)
        table.push_back(row(both));
    return table;
}

std::string formatDuration(Nanos duration)
{
    if (duration == 0)
        return "0 s";
    const auto nanos = static_cast<double>(duration);
    const double size = std::abs(nanos);
    if (size < 999.5)
        return withDecimals(nanos, 0) + " ns";
    if (size < 999.5e3)
        return threeDigits(nanos / 1e3) + " µs";
    if (size < 999.5e6)
        return threeDigits(nanos / 1e6) + " ms";
    const int decimals = size < 9.9995e9 ? 3 : size < 99.995e9 ? 2 : size < 999.95e9 ? 1 : 0;
    return withDecimals(nanos / 1e9, decimals) + " s";
}

} // namespace coroscope
