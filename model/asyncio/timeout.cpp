// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/timeout.h"

#include "asyncio/eventloop.h"
#include "values/contextmanager.h"
#include "values/errors.h"
#include "values/operations.h"

#include <cmath>

namespace coroscope::asyncio {

namespace {

class OnTimeout final : public Callback {
public:
    explicit OnTimeout(Ref<Timeout> timeout) : m_timeout(std::move(timeout)) {}
    void run(EventLoop &, std::span<const Value>) override
    {
        const Ref<Timeout> timeout = m_timeout;
        timeout->expire();
    }
    std::string_view internalName() const override { return "Timeout._on_timeout"; }
    void clearReferences() override { m_timeout = nullptr; }

private:
    Ref<Timeout> m_timeout;
};

constexpr std::string_view stateNames[] = {"created", "active", "expiring", "expired", "finished"};

Timeout &timeout(const Value &self) { return static_cast<Timeout &>(*self.object()); }

QCoro::Task<Value> enterBody(Value self)
{
    timeout(self).enter();
    co_return self;
}

QCoro::Task<Value> exitBody(Value self, Ref<Exception> raised)
{
    timeout(self).exit(raised);
    co_return Value();
}

Value enterTimeout(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("Timeout.__aenter__", args, {}, 0);
    const auto body = [self](EventLoop &) { return enterBody(self); };
    return make<NativeCoroutine>("Timeout.__aenter__", body);
}

Value exitTimeout(Caller &, const Value &self, const Args &args)
{
    const auto body = [self, raised = leavingException("__aexit__", args)](EventLoop &) {
        return exitBody(self, raised);
    };
    return make<NativeCoroutine>("Timeout.__aexit__", body);
}

Value whenMethod(Caller &, const Value &self, const Args &) { return timeout(self).when(); }

Value rescheduleMethod(Caller &, const Value &self, const Args &args)
{
    const PythonArguments in("Timeout.reschedule", args, {"when"}, 1);
    timeout(self).reschedule(in.get(0));
    return {};
}

Value expiredMethod(Caller &, const Value &self, const Args &)
{
    return Value::boolean(timeout(self).isExpired());
}

constexpr Method timeoutMethodList[] = {
    {"__aenter__", enterTimeout},          {"__aexit__", exitTimeout},
    {"expired", expiredMethod, "Timeout"}, {"when", whenMethod, "Timeout"},
    {"reschedule", rescheduleMethod},
};
constexpr MethodTable timeoutMethods{timeoutMethodList};

} // namespace

void Timeout::reschedule(Value when)
{
    if (m_state == State::Created)
        raise(Error::RuntimeError, "Timeout has not been entered");
    if (m_state != State::Entered)
        raise(Error::RuntimeError, "Cannot change state of " +
                                       std::string(stateNames[static_cast<std::size_t>(m_state)]) +
                                       " Timeout");
    m_when = std::move(when);
    if (m_timer)
        m_timer->cancel();
    m_timer = nullptr;
    if (m_when.isNone())
        return;
    const double deadline = toSeconds(m_when);
    const Ref<Callback> callback = make<OnTimeout>(Ref<Timeout>(this));
    m_timer = deadline <= m_loop->time() ? m_loop->callSoon(callback)
                                         : m_loop->callAt(deadline, callback);
}

void Timeout::enter()
{
    if (m_state != State::Created)
        raise(Error::RuntimeError, "Timeout has already been entered");
    if (!m_loop->currentTask())
        raise(Error::RuntimeError, "Timeout should be used inside a task");
    m_state = State::Entered;
    m_task = Ref<Task>(m_loop->currentTask());
    m_cancelling = m_task->cancelling();
    reschedule(m_when);
}

void Timeout::exit(const Ref<Exception> &raised)
{
    if (m_state != State::Entered && m_state != State::Expiring)
        throw Raised{makeError(Error::AssertionError)};
    if (m_timer)
        m_timer->cancel();
    m_timer = nullptr;
    if (m_state == State::Entered)
        m_state = State::Exited;
    if (m_state != State::Expiring)
        return;
    m_state = State::Expired;
    const bool isItsOwn = m_task->uncancel() <= m_cancelling;
    if (!isItsOwn || !raised || !raised->cls->isSame(*errorClass(Error::CancelledError)))
        return;
    Ref<Exception> error = makeError(Error::TimeoutError);
    error->cause = error->context = raised;
    error->suppressContext = true;
    throw Raised{std::move(error)};
}

void Timeout::expire()
{
    m_task->cancel();
    m_state = State::Expiring;
    m_timer = nullptr;
}

std::string Timeout::repr() const
{
    std::string text =
        "<Timeout [" + std::string(stateNames[static_cast<std::size_t>(m_state)]) + "]";
    if (m_state == State::Entered) {
        const Value shown =
            m_when.isFloat() ? Value::floating(std::round(m_when.asFloat() * 1000) / 1000) : m_when;
        text += " when=" + coroscope::repr(shown);
    }
    return text + ">";
}

const MethodTable *Timeout::methods() const { return &timeoutMethods; }

void Timeout::clearReferences()
{
    m_timer = nullptr;
    m_task = nullptr;
}

} // namespace coroscope::asyncio
