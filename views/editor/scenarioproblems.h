// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"
#include "scenario/findings.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <vector>

namespace coroscope {

/// The problems of a document, and what else is found in it, looked for again a moment after each
/// change.
class ScenarioProblems final : public QObject {
    Q_OBJECT

public:
    explicit ScenarioProblems(Document &document, QObject *parent = nullptr);

    /// What keeps the scenario from running, as of the last look.
    const std::vector<Problem> &problems() const { return m_problems; }
    /// All findings: the problems as errors, or else warnings and hints. As of the last look.
    const std::vector<Finding> &findings() const;
    /// Looks now, if something changed since the last look.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    void look();

    Document &m_document;
    std::vector<Problem> m_problems;
    mutable std::optional<std::vector<Finding>> m_findings; ///< once they were asked for
    QTimer m_timer;
};

} // namespace coroscope
