// SPDX-License-Identifier: GPL-3.0-or-later
// The loop's state at every instant of every conformance case and example.
#include "conformance/caserecordings.h"
#include "support/loopreplay.h"

#include <gtest/gtest.h>

namespace coroscope {
namespace {

using test::forEachCase;

TEST(LoopStates, areThoseOfPlayingTheEventsOneByOne)
{
    forEachCase([](const Recording &recording, std::size_t stride) {
        test::LoopReplay replay(recording.trace);
        while (replay.position() < recording.trace.size()) {
            replay.step();
            if (replay.position() % stride != 0)
                continue;
            const LoopState state = loopState(recording, replay.position());
            ASSERT_EQ(test::loopText(state), replay.text()) << "at position " << replay.position();
        }
        EXPECT_EQ(replay.surprises(), "");
    });
}

TEST(LoopStates, areTheSameOnTheWayBack)
{
    forEachCase([](const Recording &recording, std::size_t stride) {
        std::vector<LoopState> forward;
        for (std::size_t i = 0; i <= recording.trace.size(); i += stride)
            forward.push_back(loopState(recording, i));
        for (std::size_t i = forward.size(); i-- > 0;)
            ASSERT_EQ(loopState(recording, i * stride), forward[i]) << "at " << i * stride;
    });
}

TEST(LoopStates, needNothingOfWhatComesLater)
{
    forEachCase([](const Recording &recording, std::size_t) {
        Recording grown;
        TraceBatch known;
        for (TextId id = 1; !recording.trace.text(id).empty(); ++id)
            known.texts.add(recording.trace.text(id));
        for (std::uint32_t id = 1; id <= recording.trace.taskCount(); ++id)
            known.tasks.push_back(recording.trace.task(TaskId(id)));
        // Numbers and lists that no event names are empty.
        for (std::size_t i = 0; i < recording.trace.size(); ++i) {
            known.numbers.push_back(recording.trace.number(static_cast<NumberId>(i + 1)));
            const auto list = recording.trace.list(static_cast<ListId>(i + 1));
            known.lists.emplace_back(list.begin(), list.end());
        }
        grown.trace.append(std::move(known));
        const std::size_t piece = 1 + recording.trace.size() / 20;
        while (grown.trace.size() < recording.trace.size()) {
            TraceBatch next;
            next.events = TraceColumns(grown.trace.size());
            for (std::size_t i = grown.trace.size();
                 i < recording.trace.size() && next.events.size() < piece; ++i)
                next.events.append(recording.trace.event(i));
            grown.trace.append(std::move(next));
            grown.update();
            const std::size_t now = grown.trace.size();
            ASSERT_EQ(loopState(grown, now), loopState(recording, now)) << "at " << now;
        }
    });
}

TEST(LoopStates, beginWhatStandsAtTheHeadOfTheQueue)
{
    forEachCase([](const Recording &recording, std::size_t stride) {
        const Trace &trace = recording.trace;
        for (std::size_t i = 0; i < trace.size(); i += stride) {
            const TraceEvent event = trace.event(i);
            const bool isTask = event.kind == EventKind::StepBegan;
            if (!isTask && event.kind != EventKind::CallbackBegan)
                continue;
            const LoopState state = loopState(recording, i);
            // A timer that is found due just then goes straight ahead.
            const std::uint32_t source = !state.ready.empty()    ? state.ready.front().source
                                         : !state.timers.empty() ? state.timers.front().source
                                                                 : LoopState::none;
            ASSERT_NE(source, LoopState::none) << "nothing is ready before event " << i;
            const TraceEvent head = trace.event(source);
            EXPECT_EQ(head.subject, event.subject) << "event " << i;
            EXPECT_EQ(head.kind == EventKind::TaskReady, isTask) << "event " << i;
        }
    });
}

TEST(LoopStates, haveTheDepthThatTheChartShows)
{
    forEachCase([](const Recording &recording, std::size_t stride) {
        const ReadyDepths &all = recording.lifecycle.readyDepth();
        for (auto depth = all.begin(); depth != all.end(); ++depth) {
            const bool isLast = depth + 1 == all.end() || (depth + 1)->event != depth->event;
            if (isLast && depth->event % stride == 0) {
                EXPECT_EQ(loopState(recording, depth->event + 1).ready.size(), depth->depth)
                    << "after event " << depth->event;
            }
        }
    });
}

TEST(LoopStates, takeLessMemoryThanTheTrace)
{
    forEachCase([](const Recording &recording, std::size_t) {
        if (recording.trace.size() > 1000) {
            EXPECT_LT(recording.history.memory(), recording.trace.memory());
            EXPECT_LT(recording.lifecycle.memory(), recording.trace.memory());
        }
    });
}

} // namespace
} // namespace coroscope
