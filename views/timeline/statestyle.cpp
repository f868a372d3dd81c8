// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/statestyle.h"

#include <QCoreApplication>

namespace coroscope {

namespace {

using enum ColorRole;

constexpr StateStyle table[] = {
    {SpanState::Created, Created, Created, StatePattern::Outline,
     QT_TRANSLATE_NOOP("StateStyle", "created")},
    {SpanState::Ready, Ready, ReadyInk, StatePattern::Dots,
     QT_TRANSLATE_NOOP("StateStyle", "ready")},
    {SpanState::Running, Running, RunningInk, StatePattern::Solid,
     QT_TRANSLATE_NOOP("StateStyle", "running")},
    {SpanState::Waiting, Waiting, WaitingInk, StatePattern::CentreLine,
     QT_TRANSLATE_NOOP("StateStyle", "waiting")},
    {SpanState::Blocking, Blocking, BlockingInk, StatePattern::Hatch,
     QT_TRANSLATE_NOOP("StateStyle", "blocking")},
    {SpanState::Cancelling, Cancelling, CancellingInk, StatePattern::Stripes,
     QT_TRANSLATE_NOOP("StateStyle", "cancelling")},
    {SpanState::Idle, Idle, TextFaint, StatePattern::Thin, QT_TRANSLATE_NOOP("StateStyle", "idle")},
};

} // namespace

std::span<const StateStyle> stateStyles() { return table; }

const StateStyle &styleOf(SpanState state) { return table[static_cast<std::size_t>(state)]; }

QString stateName(SpanState state)
{
    return QCoreApplication::translate("StateStyle", styleOf(state).name);
}

} // namespace coroscope
