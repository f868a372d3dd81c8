// SPDX-License-Identifier: GPL-3.0-or-later
#include "asyncio/eventloop.h"
#include "asyncio/future.h"
#include "execution/function.h"
#include "execution/recorder.h"
#include "execution/valuejson.h"

/// What a trace says of handles and of the callbacks that they run.
namespace coroscope {

using asyncio::Future;
using asyncio::HandleInfo;

namespace {

/// Something that callbacks of the same name share while the run lasts, or null: the code of a
/// function, the characters of one of asyncio's own names.
const void *nameKey(const asyncio::Callback &callback)
{
    if (callback.callable().isNone())
        return callback.internalName().data();
    const auto *function = callback.callable().as<Function>();
    return function ? function->code : nullptr;
}

} // namespace

TextId Recorder::nameOf(const asyncio::Callback &callback)
{
    if (callback.nameId != 0)
        return callback.nameId;
    const void *key = nameKey(callback);
    if (!key)
        return callback.nameId = m_writer.text(callback.name());
    TextId &id = m_callbackNames[key];
    if (id == 0)
        id = m_writer.text(callback.name());
    return callback.nameId = id;
}

/// The text of all arguments of \p handle; 0 when they are the awaitable \p object alone.
TextId Recorder::argumentsText(const HandleInfo &handle, AwaitableId object)
{
    const auto textOf = [&](std::span<const Value> shown) -> TextId {
        if (shown.size() == 1 && object)
            return 0;
        if (shown.size() == 1 && shown.front().isInt())
            return m_writer.numberText(shown.front().asInt(), true);
        m_text.clear();
        appendValuesJson(m_text, shown);
        return m_writer.valueText(m_text);
    };
    if (!handle.future && !handle.callback->showsMoreArguments())
        return textOf(handle.args);
    std::vector<Value> args(handle.args.begin(), handle.args.end());
    if (handle.future)
        args.insert(args.begin(), Value(const_cast<Future *>(handle.future)));
    return textOf(handle.callback->shownArguments(args));
}

TraceEvent Recorder::handleEvent(EventKind kind, const HandleInfo &handle)
{
    TraceEvent event{.kind = kind, .subject = handle.number};
    if (!handle.callback)
        return event;
    if (handle.callback->isInternal())
        event.flags |= EventFlag::internal;
    if (handle.isTimer)
        event.flags |= EventFlag::timer;
    if (handle.future) {
        event.object = handle.future->id();
    } else if (!handle.args.empty()) {
        if (const auto *future = handle.args.front().as<Future>())
            event.object = future->id();
    }
    event.other = nameOf(*handle.callback);
    event.block = handle.block;
    return event;
}

void Recorder::handleScheduled(const HandleInfo &handle)
{
    TraceEvent event = handleEvent(EventKind::HandleScheduled, handle);
    if (handle.isTimer)
        event.detail = m_writer.number(handle.when);
    append(event);
}

void Recorder::handleCancelled(const HandleInfo &handle)
{
    append(handleEvent(EventKind::HandleCancelled, handle));
}

void Recorder::callbackBegan(const HandleInfo &handle)
{
    m_stepBlock = handle.block;
    m_machine.forgetPausedBlock();
    TraceEvent event = handleEvent(EventKind::CallbackBegan, handle);
    const bool isInternal = event.has(EventFlag::internal);
    const bool isFutureAlone = isInternal && event.object &&
                               !handle.callback->showsMoreArguments() &&
                               (handle.future ? handle.args.empty() : handle.args.size() == 1);
    const bool isSleep = handle.future && handle.isTimer && handle.args.front().isNone();
    if (!isFutureAlone && !isSleep)
        event.detail = argumentsText(handle, event.object);
    m_writer.append(event);
    event.detail = 0;
    m_callback = event;
    lookSometimes();
}

void Recorder::callbackEnded(const HandleInfo &)
{
    if (m_callback.has(EventFlag::internal))
        return;
    m_callback.kind = EventKind::CallbackEnded;
    append(m_callback);
}

} // namespace coroscope
