// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/scenarioproblems.h"

#include "scenario/validation.h"

namespace coroscope {

namespace {
constexpr int settleTime = 150; ///< ms after the last change
}

ScenarioProblems::ScenarioProblems(Document &document, QObject *parent)
    : QObject(parent), m_document(document), m_problems(validate(document.scenario()))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(settleTime);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_problems = validate(m_document.scenario());
        Q_EMIT
        changed();
    });
    connect(&document, &Document::changed, &m_timer, qOverload<>(&QTimer::start));
}

void ScenarioProblems::refresh()
{
    if (!m_timer.isActive())
        return;
    m_timer.stop();
    m_problems = validate(m_document.scenario());
    Q_EMIT
    changed();
}

} // namespace coroscope
