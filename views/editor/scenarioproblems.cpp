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
    connect(&m_timer, &QTimer::timeout, this, &ScenarioProblems::look);
    connect(&document, &Document::changed, &m_timer, qOverload<>(&QTimer::start));
}

void ScenarioProblems::refresh()
{
    if (m_timer.isActive())
        look();
}

void ScenarioProblems::look()
{
    m_timer.stop();
    m_problems = validate(m_document.scenario());
    m_findings.reset();
    Q_EMIT
    changed();
}

const std::vector<Finding> &ScenarioProblems::findings() const
{
    if (m_findings)
        return *m_findings;
    m_findings.emplace();
    for (const Problem &problem : m_problems)
        m_findings->push_back({Severity::Error, problem});
    // The document may have changed since the last look: then it may be invalid by now.
    if (m_problems.empty() && (!m_timer.isActive() || validate(m_document.scenario()).empty()))
        m_findings = warnings(m_document.scenario());
    return *m_findings;
}

} // namespace coroscope

#include "moc_scenarioproblems.cpp"
