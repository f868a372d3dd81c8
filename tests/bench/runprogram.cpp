// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a Python program on the event loop and keeps its whole trace.
//
//     bench_run FILE            on the virtual clock: prints what it logged last, the wall seconds
//                               of a second run alone, the number of events
//     bench_run --memory FILE   on the real clock: prints the bytes it has taken once it takes no
//                               more
#include "execution/executor.h"
#include "io/pythonimport.h"
#include "trace/trace.h"

#include <QCoreApplication>

#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string_view>
#include <thread>

using namespace coroscope;

namespace {

std::string lastLogged(const Trace &trace)
{
    for (std::size_t i = trace.size(); i > 0; --i) {
        const TraceEvent event = trace.event(i - 1);
        if (event.kind == EventKind::LogLine)
            return std::string(trace.text(event.detail));
    }
    return "-";
}

int failWith(const std::string &sentence)
{
    std::cerr << sentence << '\n';
    return 1;
}

long resident()
{
    std::ifstream file("/proc/self/statm");
    long size = 0;
    long pages = 0;
    file >> size >> pages;
    return pages * ::sysconf(_SC_PAGESIZE);
}

/// Prints what the process has taken beyond \p before when it has not grown for a second, and stops
/// the run.
void reportAtRest(long before, std::stop_source stop)
{
    using Clock = std::chrono::steady_clock;
    long last = before;
    Clock::time_point since = Clock::now();
    while (Clock::now() - since < std::chrono::seconds(1)) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        if (const long now = resident(); now > last) {
            last = now;
            since = Clock::now();
        }
    }
    std::printf("%ld\n", last - before);
    stop.request_stop();
}

int measureMemory(Executor &executor, const Program &program)
{
    std::stop_source stop;
    Trace trace;
    RunOptions options;
    options.clock = ClockKind::Real;
    const std::jthread watcher(reportAtRest, resident(), stop);
    const RunReport report = executor.run(program, options, trace, stop.get_token());
    return report.end == RunEnd::Stopped ? 0 : failWith("The run ended by itself.");
}

int measureTime(Executor &executor, const Program &program)
{
    {
        Trace warmUp; // what the system takes to hand memory out for the first time is not measured
        executor.run(program, {}, warmUp, {});
    }
    Trace trace;
    const auto begin = std::chrono::steady_clock::now();
    const RunReport report = executor.run(program, {}, trace, {});
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    if (report.end != RunEnd::Completed)
        return failWith("The run did not complete: " + report.message);
    std::printf("%s %.6f %zu\n", lastLogged(trace).c_str(), seconds.count(), trace.size());
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const bool isMemory = argc == 3 && std::string_view(argv[1]) == "--memory";
    if (argc != 2 && !isMemory)
        return failWith("usage: bench_run [--memory] FILE.py");
    const char *path = argv[argc - 1];
    std::ifstream file(path, std::ios::binary);
    const std::string source{std::istreambuf_iterator<char>(file), {}};
    const PythonImport imported = importPython({path, source});
    if (!imported.ok())
        return failWith(importLine(imported.problems.front()));
    const CompileResult compiled = compile(imported.scenario);
    if (!compiled.program)
        return failWith(compiled.problems.front().what);
    const auto executor = makeLoopExecutor();
    return isMemory ? measureMemory(*executor, *compiled.program)
                    : measureTime(*executor, *compiled.program);
}
