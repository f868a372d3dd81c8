// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/shield.h"

#include "asyncio/eventloop.h"

namespace coroscope::asyncio {

namespace {

class InnerDone final : public Callback {
public:
    explicit InnerDone(Ref<Future> outer) : m_outer(std::move(outer)) {}
    void run(EventLoop &, std::span<const Value> args) override
    {
        auto *inner = args[0].as<Future>();
        if (m_outer->isCancelled()) {
            if (!inner->isCancelled())
                inner->markRetrieved();
            return;
        }
        if (inner->isCancelled())
            m_outer->cancel();
        else if (Ref<Exception> exception = inner->exception())
            m_outer->setException(std::move(exception));
        else
            m_outer->setResult(inner->result());
    }
    std::string_view internalName() const override
    {
        return "shield.<locals>._inner_done_callback";
    }
    void clearReferences() override { m_outer = nullptr; }

private:
    Ref<Future> m_outer;
};

class OuterDone final : public Callback {
public:
    OuterDone(Ref<Future> inner, Ref<InnerDone> innerDone)
        : m_inner(std::move(inner)), m_innerDone(std::move(innerDone))
    {
    }
    void run(EventLoop &, std::span<const Value>) override
    {
        if (!m_inner->isDone())
            m_inner->removeDoneCallback(*m_innerDone);
    }
    std::string_view internalName() const override
    {
        return "shield.<locals>._outer_done_callback";
    }
    void clearReferences() override
    {
        m_inner = nullptr;
        m_innerDone = nullptr;
    }

private:
    Ref<Future> m_inner;
    Ref<InnerDone> m_innerDone;
};

} // namespace

Ref<Future> shield(EventLoop &loop, const Value &awaitable)
{
    const Ref<Future> inner = loop.ensureFuture(awaitable);
    if (inner->isDone()) {
        loop.observer().shieldMade(*inner, *inner);
        return inner;
    }
    const Ref<Future> outer = inner->loop().createFuture(WaitKind::Shield);
    const Ref<InnerDone> innerDone = make<InnerDone>(outer);
    inner->addDoneCallback(innerDone);
    outer->addDoneCallback(make<OuterDone>(inner, innerDone));
    loop.noticeTime();
    loop.observer().shieldMade(*inner, *outer);
    return outer;
}

} // namespace coroscope::asyncio
