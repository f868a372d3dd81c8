// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a scenario on the event loop with the virtual clock and keeps its whole trace. Prints the
// wall seconds of the run alone, then what the scenario logged last, then the number of events.
#include "execution/executor.h"
#include "io/scenarioreader.h"
#include "trace/trace.h"

#include <QCoreApplication>

#include <chrono>
#include <cstdio>
#include <iostream>

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

int failWith(const Problem &problem)
{
    std::cerr << problem.what << '\n';
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 2)
        return failWith({.what = "usage: bench_fanout SCENARIO"});
    const Result<Scenario> scenario = loadScenario(argv[1]);
    if (!scenario)
        return failWith(scenario.problem());
    const CompileResult compiled = compile(scenario.value());
    if (!compiled.program)
        return failWith(compiled.problems.front());

    const auto executor = makeLoopExecutor();
    Trace trace;
    const auto begin = std::chrono::steady_clock::now();
    const RunReport report = executor->run(*compiled.program, {}, trace, {});
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    if (report.end != RunEnd::Completed)
        return failWith({.what = "The run did not complete: " + report.message});
    std::printf("%.6f %s %zu\n", seconds.count(), lastLogged(trace).c_str(), trace.size());
    return 0;
}
