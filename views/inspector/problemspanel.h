// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"
#include "views/models/runview.h"
#include "views/style/appearance.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QListWidgetItem;

namespace coroscope {

class ScenarioProblems;

/// What keeps the scenario from running, a sentence each. Choosing one selects its block.
class ProblemsPanel final : public QWidget {
    Q_OBJECT

public:
    ProblemsPanel(Document &document, RunView &run, Appearance &appearance,
                  QWidget *parent = nullptr);

    int count() const;

Q_SIGNALS:
    /// A problem was chosen; either may be 0.
    void activated(coroscope::BlockId block, coroscope::DefinitionId definition);
    void countChanged(int count);

private:
    void refresh();
    void activate(const QListWidgetItem *item);

    RunView &m_run;
    Appearance &m_appearance;
    ScenarioProblems *m_problems;
    QListWidget *m_list;
    QLabel *m_none;
};

} // namespace coroscope
