// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace coroscope {

/// The problems of a document, looked for again a moment after each change.
class ScenarioProblems final : public QObject {
    Q_OBJECT

public:
    explicit ScenarioProblems(Document &document, QObject *parent = nullptr);

    /// As of the last look.
    const std::vector<Problem> &problems() const { return m_problems; }
    /// Looks now, if something changed since the last look.
    void refresh();

Q_SIGNALS:
    void changed();

private:
    Document &m_document;
    std::vector<Problem> m_problems;
    QTimer m_timer;
};

} // namespace coroscope
