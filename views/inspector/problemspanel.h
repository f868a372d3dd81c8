// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"
#include "views/models/runview.h"
#include "views/style/appearance.h"

#include <QWidget>

class QAction;
class QLabel;
class QListWidget;
class QListWidgetItem;

namespace coroscope {

class ScenarioProblems;

/// What keeps the scenario from running, and what is warned of, a sentence each. Choosing one
/// selects its block; where there is a fix, a link and the context menu make it.
class ProblemsPanel final : public QWidget {
    Q_OBJECT

public:
    ProblemsPanel(Document &document, RunView &run, Appearance &appearance,
                  QWidget *parent = nullptr);

    /// How many findings there are.
    int count() const;

Q_SIGNALS:
    /// A problem was chosen; either may be 0.
    void activated(coroscope::BlockId block, coroscope::DefinitionId definition);
    void countChanged(int count);

private:
    void refresh();
    void activate(const QListWidgetItem *item);
    /// Makes the fix of the finding in \p row, as one step to undo.
    void fix(int row);
    void offerFix();

    Document &m_document;
    RunView &m_run;
    Appearance &m_appearance;
    ScenarioProblems *m_problems;
    QListWidget *m_list;
    QLabel *m_none;
    QAction *m_fix;
};

} // namespace coroscope
