// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interruptwatcher.h"

#include "app/exitcode.h"

#include <csignal>
#include <ctime>
#include <unistd.h>

namespace coroscope {

namespace {

constexpr timespec pollInterval{.tv_sec = 0, .tv_nsec = 50'000'000};

sigset_t watchedSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

void watch(const std::stop_token &end, std::stop_source stop)
{
    const sigset_t signals = watchedSignals();
    while (!end.stop_requested()) {
        if (sigtimedwait(&signals, nullptr, &pollInterval) < 0)
            continue;
        if (!stop.request_stop())
            _exit(static_cast<int>(ExitCode::Interrupted));
    }
}

} // namespace

InterruptWatcher::InterruptWatcher()
{
    const sigset_t signals = watchedSignals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    m_thread = std::jthread([stop = m_stop](const std::stop_token &end) { watch(end, stop); });
}

InterruptWatcher::~InterruptWatcher()
{
    m_thread.request_stop();
    m_thread.join();
    const sigset_t signals = watchedSignals();
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

} // namespace coroscope
