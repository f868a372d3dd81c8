// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/problemspanel.h"

#include "views/editor/scenarioproblems.h"
#include "views/editor/texts.h"
#include "views/inspector/problemdelegate.h"

#include <QAction>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

namespace coroscope {

namespace {

enum Role { BlockRole = Qt::UserRole, DefinitionRole };

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return ProblemsPanel::tr("Error");
    case Severity::Warning:
        return ProblemsPanel::tr("Warning");
    case Severity::Hint:
        break;
    }
    return ProblemsPanel::tr("Hint");
}

} // namespace

ProblemsPanel::ProblemsPanel(Document &document, RunView &run, Appearance &appearance,
                             QWidget *parent)
    : QWidget(parent), m_document(document), m_run(run), m_appearance(appearance),
      m_problems(new ScenarioProblems(document, this)), m_list(new QListWidget(this)),
      m_none(new QLabel(tr("No problems: the scenario can run."), this)),
      m_fix(new QAction(tr("Fix"), m_list))
{
    setObjectName(QStringLiteral("problems"));
    m_list->setObjectName(QStringLiteral("problemsList"));
    m_list->setAccessibleName(tr("Problems"));
    m_list->setFrameShape(QFrame::NoFrame);
    auto *delegate = new ProblemDelegate(appearance, m_list);
    m_list->setItemDelegate(delegate);
    m_fix->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Period));
    m_fix->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(m_fix);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
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
    connect(m_list, &QListWidget::currentRowChanged, this, &ProblemsPanel::offerFix);
    connect(delegate, &ProblemDelegate::fixRequested, this,
            [this](const QModelIndex &index) { fix(index.row()); });
    connect(m_fix, &QAction::triggered, this, [this] { fix(m_list->currentRow()); });
    connect(m_problems, &ScenarioProblems::changed, this, &ProblemsPanel::refresh);
    connect(&appearance, &Appearance::changed, this, &ProblemsPanel::refresh);
    refresh();
}

int ProblemsPanel::count() const { return static_cast<int>(m_problems->findings().size()); }

void ProblemsPanel::refresh()
{
    setStyleSheet(QStringLiteral("QListWidget, QLabel { background: %1; color: %2; border: none; }")
                      .arg(m_appearance.color(ColorRole::Surface).name(),
                           m_appearance.color(ColorRole::Text).name()));
    m_list->clear();
    for (const Finding &finding : m_problems->findings()) {
        const Problem &problem = finding.problem;
        QString sentence = toQString(problem.what);
        if (!problem.remedy.empty())
            sentence += QLatin1Char(' ') + toQString(problem.remedy);
        auto *item = new QListWidgetItem(sentence, m_list);
        item->setData(ProblemDelegate::WhereRole, toQString(problem.where));
        item->setData(ProblemDelegate::SeverityRole, static_cast<int>(finding.severity));
        QString spoken = severityName(finding.severity) + QStringLiteral(": ") + sentence;
        if (finding.fix) {
            item->setData(ProblemDelegate::FixRole, toQString(finding.fix->title));
            spoken += QLatin1Char(' ') + tr("Ctrl+. : %1").arg(toQString(finding.fix->title));
        }
        item->setData(Qt::AccessibleTextRole, spoken);
        item->setData(BlockRole, problem.block.value);
        item->setData(DefinitionRole, problem.definition.value);
    }
    m_list->setVisible(count() > 0);
    m_none->setVisible(count() == 0);
    offerFix();
    Q_EMIT
    countChanged(count());
}

void ProblemsPanel::offerFix()
{
    const QListWidgetItem *item = m_list->currentItem();
    const QString title = item ? item->data(ProblemDelegate::FixRole).toString() : QString();
    m_fix->setEnabled(!title.isEmpty());
    m_fix->setText(title.isEmpty() ? tr("Fix") : title);
}

void ProblemsPanel::fix(int row)
{
    if (row < 0 || row >= count())
        return;
    const Finding finding = m_problems->findings()[std::size_t(row)];
    if (!finding.fix)
        return;
    m_document.endEditing();
    const BlockId made = m_document.replaceBlock(finding.problem.block, finding.fix->replacement);
    if (made)
        m_run.selectBlocks({made.value});
}

void ProblemsPanel::activate(const QListWidgetItem *item)
{
    const BlockId block(item->data(BlockRole).toUInt());
    const DefinitionId definition(item->data(DefinitionRole).toUInt());
    if (block && !findBlock(m_document.scenario(), block))
        return; // it was replaced a moment ago
    if (block)
        m_run.selectBlocks({block.value});
    Q_EMIT
    activated(block, definition);
}

} // namespace coroscope

#include "moc_problemspanel.cpp"
