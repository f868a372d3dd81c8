// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/executor.h"
#include "execution/threadruntime.h"

#include <algorithm>
#include <thread>

namespace coroscope {

namespace {

class ThreadsExecutor final : public Executor {
public:
    RunReport run(const Program &program, const RunOptions &options, TraceSink &sink,
                  std::stop_token stop) override
    {
        const bool isReal = options.clock == ClockKind::Real;
        const std::unique_ptr<ThreadScheduler> scheduler =
            isReal ? makeRealThreads(options.speed)
                   : makeModelledThreads(std::max(1u, std::thread::hardware_concurrency()));
        std::atomic<bool> stopRequested = false;
        ThreadRuntime runtime(program, options, sink, *scheduler, stopRequested);
        const std::stop_callback onStop(stop, [&] {
            stopRequested = true;
            scheduler->stop();
        });
        return runtime.run();
    }
};

} // namespace

std::unique_ptr<Executor> makeThreadsExecutor() { return std::make_unique<ThreadsExecutor>(); }

} // namespace coroscope
