// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/comparison/comparisonpanel.h"

#include "trace/differences.h"
#include "trace/metrics.h"
#include "views/comparison/figure.h"
#include "views/models/outcome.h"
#include "views/style/appearance.h"

#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace coroscope {

namespace {

constexpr int mostRemarks = 12, mostDifferences = 12, mostTasks = 40;

QLabel *makeLabel(const QString &text, const char *kind)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("kind", QLatin1StringView(kind));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel *makeLabel(const std::string &text, const char *kind)
{
    return makeLabel(QString::fromStdString(text), kind);
}

} // namespace

ComparisonPanel::ComparisonPanel(RunView &view, Appearance &appearance, QWidget *parent)
    : QScrollArea(parent), m_view(view), m_appearance(appearance)
{
    setObjectName(QStringLiteral("comparisonPanel"));
    setAccessibleName(tr("Results and comparison"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    connect(&view, &RunView::cleared, this, &ComparisonPanel::rebuild);
    connect(&view, &RunView::finished, this, &ComparisonPanel::rebuild);
    connect(&view, &RunView::liveChanged, this, [this] {
        if (!isComplete(Recording::Executor::Loop)) // else finished() has said it all
            rebuild();
    });
    rebuild();
}

bool ComparisonPanel::isComplete(Recording::Executor executor) const
{
    const Recording &recording = m_view.recording(executor);
    return recording.end != RunEnd::Running && recording.end != RunEnd::Refused &&
           !recording.trace.empty();
}

void ComparisonPanel::rebuild()
{
    auto *content = new QWidget;
    content->setObjectName(QStringLiteral("comparisonContent"));
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(metric::l, metric::l, metric::l, metric::l);
    m_layout->setSpacing(metric::m);
    const bool withThreads = m_view.hasThreads() && isComplete(Recording::Executor::Threads);
    if (isComplete(Recording::Executor::Loop)) {
        addOutcome();
        addFigures(withThreads);
        if (withThreads)
            addDifferences();
        addRows(withThreads);
        if (withThreads)
            addTaskEnds();
        addRemarks(withThreads);
    } else if (m_view.isLive()) {
        addHint(tr("The run goes on. Its results stand here when it has ended."));
    } else {
        addHint(tr("Run the scenario (F5) to see here what it gives, how long it takes, and how "
                   "threads would have done."));
    }
    m_layout->addStretch(1);
    setWidget(content);
}

void ComparisonPanel::addHint(const QString &text)
{
    m_layout->addWidget(makeLabel(text, "muted"));
}

void ComparisonPanel::addOutcome()
{
    const Recording &loop = m_view.loop();
    const bool good = loop.end == RunEnd::Completed;
    m_layout->addWidget(makeLabel(endSentence(loop), good ? "good" : "bad"));
    for (const QString &result : runResults(loop))
        m_layout->addWidget(makeLabel(result, "result"));
}

void ComparisonPanel::addFigures(bool withThreads)
{
    const Nanos loop = m_view.loop().trace.duration();
    const Nanos threads = withThreads ? m_view.threads().trace.duration() : 0;
    const Nanos longest = std::max<Nanos>({loop, threads, 1});
    m_layout->addWidget(
        new Figure(tr("Event loop"), loop, double(loop) / double(longest), m_appearance));
    if (withThreads)
        m_layout->addWidget(
            new Figure(tr("Threads"), threads, double(threads) / double(longest), m_appearance));
}

void ComparisonPanel::addDifferences()
{
    const std::vector<Difference> &all = m_view.differences();
    if (all.empty())
        return;
    m_layout->addSpacing(metric::s);
    m_layout->addWidget(makeLabel(tr("Otherwise on threads"), "caption"));
    const std::size_t shown = std::min<std::size_t>(all.size(), mostDifferences);
    for (std::size_t i = 0; i < shown; ++i) {
        const Difference one = all[i];
        const QString words =
            QString::fromStdString(sentence(one, m_view.loop(), m_view.threads()));
        auto *label = new QLabel(QStringLiteral("<a href=\"#\">%1</a>").arg(words.toHtmlEscaped()));
        label->setTextFormat(Qt::RichText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        label->setAccessibleName(words);
        label->setToolTip(tr("Shows it on the chart, where ≠ stands"));
        connect(label, &QLabel::linkActivated, this, [this, one] { showPlace(one); });
        m_layout->addWidget(label);
    }
    if (shown < all.size())
        addHint(tr("... and %1 more, marked with ≠ on the chart.").arg(all.size() - shown));
}

void ComparisonPanel::showPlace(const Difference &difference)
{
    if (difference.loop.lane != noLane)
        m_view.selectLane(Recording::Executor::Loop, difference.loop.lane);
    if (difference.kind == DifferenceKind::HeldUp)
        m_view.setPlayhead(difference.loop.time);
    else
        m_view.setPlayheadEvent(difference.loop.event);
}

void ComparisonPanel::addTaskEnds()
{
    const std::vector<EndRow> rows = taskEnds(m_view.loop(), m_view.threads(), mostTasks);
    if (rows.empty())
        return;
    m_layout->addSpacing(metric::s);
    m_layout->addWidget(makeLabel(tr("How the tasks ended"), "caption"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metric::l);
    grid->setVerticalSpacing(metric::xs);
    grid->setColumnStretch(0, 4);
    grid->setColumnStretch(1, 4);
    grid->setColumnStretch(2, 4);
    grid->addWidget(makeLabel(tr("Task"), "caption"), 0, 0);
    grid->addWidget(makeLabel(tr("Loop"), "caption"), 0, 1);
    grid->addWidget(makeLabel(tr("Threads"), "caption"), 0, 2);
    int line = 0;
    for (const EndRow &row : rows) {
        grid->addWidget(makeLabel(row.name, "strong"), ++line, 0);
        grid->addWidget(makeLabel(row.loop, "number"), line, 1);
        grid->addWidget(makeLabel(row.threads, "number"), line, 2);
    }
    m_layout->addLayout(grid);
}

void ComparisonPanel::addRows(bool withThreads)
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(metric::l);
    grid->setVerticalSpacing(metric::xs);
    grid->setColumnStretch(0, 4);
    grid->setColumnStretch(1, 3);
    int row = 0;
    grid->addWidget(makeLabel(tr("Loop"), "caption"), row, 1);
    if (withThreads) {
        grid->setColumnStretch(2, 4);
        grid->addWidget(makeLabel(tr("Threads"), "caption"), row, 2);
    }
    for (const ComparisonRow &each :
         compare(m_view.loop(), withThreads ? &m_view.threads() : nullptr)) {
        grid->setRowMinimumHeight(++row, metric::s);
        grid->addWidget(makeLabel(each.name, "strong"), ++row, 0);
        grid->addWidget(makeLabel(each.loop, "number"), row, 1);
        if (withThreads)
            grid->addWidget(makeLabel(each.threads, "number"), row, 2);
        grid->addWidget(makeLabel(each.sentence, "muted"), ++row, 0, 1, 3);
    }
    m_layout->addSpacing(metric::s);
    m_layout->addLayout(grid);
}

void ComparisonPanel::addRemarks(bool withThreads)
{
    QStringList texts = remarks(m_view.loop(), mostRemarks);
    if (withThreads)
        texts << remarks(m_view.threads(), mostRemarks);
    if (texts.isEmpty())
        return;
    m_layout->addSpacing(metric::s);
    m_layout->addWidget(makeLabel(tr("Remarks"), "caption"));
    for (const QString &text : texts)
        m_layout->addWidget(makeLabel(text, "muted"));
}

} // namespace coroscope

#include "moc_comparisonpanel.cpp"
