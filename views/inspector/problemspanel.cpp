// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/problemspanel.h"

#include "views/editor/scenarioproblems.h"
#include "views/editor/texts.h"
#include "views/inspector/problemdelegate.h"

#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

namespace coroscope {

namespace {

enum Role { BlockRole = Qt::UserRole, DefinitionRole };

} // namespace

ProblemsPanel::ProblemsPanel(Document &document, RunView &run, Appearance &appearance,
                             QWidget *parent)
    : QWidget(parent), m_run(run), m_appearance(appearance),
      m_problems(new ScenarioProblems(document, this)), m_list(new QListWidget(this)),
      m_none(new QLabel(tr("No problems: the scenario can run."), this))
{
    setObjectName(QStringLiteral("problems"));
    m_list->setObjectName(QStringLiteral("problemsList"));
    m_list->setAccessibleName(tr("Problems"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new ProblemDelegate(appearance, m_list));
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    m_none->setMargin(metric::l);
    m_none->setAlignment(Qt::AlignTop);
    m_none->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    layout->addWidget(m_none);
    connect(m_list, &QListWidget::itemActivated, this, &ProblemsPanel::activate);
    connect(m_list, &QListWidget::itemClicked, this, &ProblemsPanel::activate);
    connect(m_problems, &ScenarioProblems::changed, this, &ProblemsPanel::refresh);
    connect(&appearance, &Appearance::changed, this, &ProblemsPanel::refresh);
    refresh();
}

int ProblemsPanel::count() const { return static_cast<int>(m_problems->problems().size()); }

void ProblemsPanel::refresh()
{
    setStyleSheet(QStringLiteral("QListWidget, QLabel { background: %1; color: %2; border: none; }")
                      .arg(m_appearance.color(ColorRole::Surface).name(),
                           m_appearance.color(ColorRole::Text).name()));
    m_list->clear();
    for (const Problem &problem : m_problems->problems()) {
        QString sentence = toQString(problem.what);
        if (!problem.remedy.empty())
            sentence += QLatin1Char(' ') + toQString(problem.remedy);
        auto *item = new QListWidgetItem(sentence, m_list);
        item->setData(ProblemDelegate::whereRole, toQString(problem.where));
        item->setData(BlockRole, problem.block.value);
        item->setData(DefinitionRole, problem.definition.value);
    }
    m_list->setVisible(count() > 0);
    m_none->setVisible(count() == 0);
    Q_EMIT
    countChanged(count());
}

void ProblemsPanel::activate(const QListWidgetItem *item)
{
    const BlockId block(item->data(BlockRole).toUInt());
    const DefinitionId definition(item->data(DefinitionRole).toUInt());
    if (block)
        m_run.selectBlocks({block.value});
    Q_EMIT
    activated(block, definition);
}

} // namespace coroscope
