// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tracebuilder.h"

namespace coroscope::test {

TaskScript &TaskScript::add(Deed deed)
{
    m_deeds.emplace_back(std::move(deed), m_block);
    m_block = {};
    return *this;
}

TaskScript &TaskScript::at(std::uint32_t block)
{
    m_block = BlockId(block);
    return *this;
}

TaskScript &TaskScript::ofAsyncio()
{
    m_isInternal = true;
    return *this;
}

TaskScript &TaskScript::sleeps(double seconds)
{
    return add([seconds](TraceBuilder &run, TaskScript &self, BlockId block) {
        const AwaitableId future = run.newFuture();
        run.suspend(self, WaitKind::Sleep, future, block, seconds);
        run.after(seconds, [&run, &self, future, turn = self.m_turn] {
            if (self.m_turn != turn)
                return;
            run.write(EventKind::FutureDone, 0, future, {}, 0,
                      static_cast<std::uint16_t>(WaitKind::Sleep));
            run.wake(self, future);
        });
        return false;
    });
}

TaskScript &TaskScript::blocks(double seconds)
{
    return add([seconds](TraceBuilder &run, TaskScript &self, BlockId block) {
        run.write(EventKind::BlockingBegan, self.m_id.value, {}, block, 0, 0, 0,
                  run.m_writer.number(seconds));
        if (run.isLoop()) {
            run.advance(run.m_now + seconds);
            run.write(EventKind::BlockingEnded, self.m_id.value, {}, block);
            return true;
        }
        // A thread blocks itself alone.
        self.m_isBlocking = true;
        run.after(seconds, [&run, &self] { run.step(self); });
        return false;
    });
}

TaskScript &TaskScript::runs(double seconds)
{
    return add([seconds](TraceBuilder &run, TaskScript &, BlockId) {
        run.advance(run.m_now + seconds);
        return true;
    });
}

TaskScript &TaskScript::logs(const std::string &text)
{
    return add([text](TraceBuilder &run, TaskScript &self, BlockId block) {
        run.write(EventKind::LogLine, self.m_id.value, {}, block, 0, 0, 0, run.m_writer.text(text));
        return true;
    });
}

TaskScript &TaskScript::isReported(const std::string &message)
{
    return add([message](TraceBuilder &run, TaskScript &self, BlockId block) {
        run.write(EventKind::ErrorReported, 0, AwaitableId::task(self.m_id), block, 0, 0, 0,
                  run.m_writer.text(message));
        return true;
    });
}

TaskScript &TaskScript::warns(const std::string &text)
{
    return add([text](TraceBuilder &run, TaskScript &self, BlockId block) {
        run.write(EventKind::WarningIssued, self.m_id.value, {}, block, 0, 0,
                  run.m_writer.text("RuntimeWarning"), run.m_writer.text(text));
        return true;
    });
}

TaskScript &TaskScript::creates(const std::string &name)
{
    return add([name](TraceBuilder &run, TaskScript &self, BlockId block) {
        run.create(name, self.m_id, block);
        return true;
    });
}

TaskScript &TaskScript::awaits(const std::string &name)
{
    return add([name](TraceBuilder &run, TaskScript &self, BlockId block) {
        const TaskScript &target = run.task(name);
        if (target.m_isDone)
            return true;
        self.m_members = {target.m_id};
        run.suspend(self, run.isLoop() ? WaitKind::Task : WaitKind::Join,
                    AwaitableId::task(target.m_id), block);
        return false;
    });
}

TaskScript &TaskScript::gathers(const std::vector<std::string> &names)
{
    return add([names](TraceBuilder &run, TaskScript &self, BlockId block) {
        run.createMissing(names, self, block);
        std::vector<TaskId> members;
        for (const std::string &name : names)
            members.push_back(run.task(name).m_id);
        self.m_members = members;
        const AwaitableId future = run.newFuture();
        run.write(EventKind::CombinatorMade, self.m_id.value, future, block, 0,
                  static_cast<std::uint16_t>(CombinatorKind::Gather), run.listOf(members));
        run.suspend(self, run.isLoop() ? WaitKind::Gather : WaitKind::Join, future, block);
        return false;
    });
}

TaskScript &TaskScript::waitsForFirst(const std::vector<std::string> &names, double timeout)
{
    return add([names, timeout](TraceBuilder &run, TaskScript &self, BlockId block) {
        run.createMissing(names, self, block);
        std::vector<TaskId> members;
        for (const std::string &name : names)
            members.push_back(run.task(name).m_id);
        self.m_members = self.m_waited = members;
        self.m_isInWait = true;
        std::uint8_t flags = EventFlag::firstCompleted;
        if (timeout >= 0)
            flags |= EventFlag::hasTimeout;
        run.write(EventKind::CombinatorMade, self.m_id.value, {}, block, flags,
                  static_cast<std::uint16_t>(CombinatorKind::Wait), run.listOf(members),
                  timeout < 0 ? 0 : run.m_writer.number(timeout));
        const AwaitableId future = run.newFuture();
        run.suspend(self, WaitKind::Wait, future, block);
        if (timeout >= 0) {
            run.after(timeout, [&run, &self, future, turn = self.m_turn] {
                if (self.m_turn == turn)
                    run.wake(self, future);
            });
        }
        return false;
    });
}

TaskScript &TaskScript::cancels(const std::string &name)
{
    return add([name](TraceBuilder &run, TaskScript &self, BlockId block) {
        TaskScript &target = run.task(name);
        run.write(EventKind::CancelRequested, self.m_id.value, AwaitableId::task(target.m_id),
                  block, target.m_isDone ? 0 : EventFlag::returnedTrue);
        if (!target.m_isDone) {
            target.m_isCancelled = true;
            run.wake(target, {});
        }
        return true;
    });
}

TaskScript &TaskScript::addsCallback(const std::string &name, const std::string &function)
{
    return add([name, function](TraceBuilder &run, TaskScript &, BlockId block) {
        run.task(name).m_hooks.push_back({function, block});
        return true;
    });
}

TaskScript &TaskScript::returns(const std::string &json)
{
    return add([json](TraceBuilder &run, TaskScript &self, BlockId) {
        run.finish(self, 0, json);
        return true;
    });
}

TaskScript &TaskScript::raises(const std::string &exception)
{
    return add([exception](TraceBuilder &run, TaskScript &self, BlockId) {
        run.finish(self, EventFlag::failed, exception);
        return true;
    });
}

} // namespace coroscope::test
