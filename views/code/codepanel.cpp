// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/code/codepanel.h"

#include "views/style/icons.h"
#include "views/style/segmentedswitch.h"

#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int settleTime = 150; ///< ms after the last change, as the list of problems waits

using enum CodeEditor::Mark;

Recording::Executor executorOf(PythonFlavour flavour)
{
    return flavour == PythonFlavour::Asyncio ? Recording::Executor::Loop
                                             : Recording::Executor::Threads;
}

} // namespace

CodePanel::CodePanel(Document &document, RunView &run, Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_document(document), m_run(run), m_appearance(appearance),
      m_editor(new CodeEditor(appearance, this))
{
    setObjectName(QStringLiteral("codePanel"));
    auto *top = new QHBoxLayout;
    top->setContentsMargins(metric::l, metric::s, metric::l, metric::s);
    top->setSpacing(metric::s);
    top->addWidget(makeSwitch());
    top->addStretch();
    makeMenu();
    auto *button = new QToolButton;
    button->setProperty("kind", QStringLiteral("quiet"));
    button->setToolTip(tr("Copy the selected text, or the whole program (Ctrl+C)"));
    button->setAccessibleName(tr("Copy the program"));
    connect(button, &QToolButton::clicked, this, &CodePanel::copy);
    const auto tint = [button, &appearance] {
        button->setIcon(icon(QStringLiteral("copy"), appearance.theme()));
    };
    connect(&appearance, &Appearance::changed, button, tint);
    tint();
    top->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addLayout(top);
    layout->addWidget(m_editor, 1);
    setFocusProxy(m_editor);

    m_timer.setSingleShot(true);
    m_timer.setInterval(settleTime);
    connect(&m_timer, &QTimer::timeout, this, &CodePanel::spoil);
    connect(&document, &Document::changed, this, &CodePanel::onDocumentChanged);
    connect(m_editor, &CodeEditor::lineChosen, this, &CodePanel::choose);
    connect(m_editor, &CodeEditor::copyRequested, this, &CodePanel::copy);
    connect(m_editor, &CodeEditor::breakpointClicked, this, &CodePanel::toggleBreakpointAt);
    m_editor->setBreakpointTip([this](int line) { return breakpointTip(line); });
    connect(&run.breakpoints(), &BreakpointSet::changed, this, &CodePanel::markBreakpoints);
    connect(&run, &RunView::selectionChanged, this, &CodePanel::followSelection);
    connect(&run, &RunView::playheadChanged, this, &CodePanel::markStates);
    connect(&run, &RunView::cleared, this, &CodePanel::markStates);
    connect(&run, &RunView::grew, this, &CodePanel::markStates);
}

SegmentedSwitch *CodePanel::makeSwitch()
{
    auto *group = new QActionGroup(this);
    for (const PythonFlavour flavour : {PythonFlavour::Asyncio, PythonFlavour::Threads}) {
        auto *action = new QAction(group);
        action->setCheckable(true);
        action->setChecked(flavour == m_flavour);
        connect(action, &QAction::triggered, this, [this, flavour] { setFlavour(flavour); });
        m_flavours[std::size_t(flavour)] = action;
    }
    m_flavours[0]->setToolTip(tr("The program with asyncio: what the loop runs"));
    m_flavours[1]->setToolTip(tr("The same program with threads, by concurrent.futures"));
    return new SegmentedSwitch({m_flavours[0], m_flavours[1]}, {tr("asyncio"), tr("Threads")});
}

void CodePanel::makeMenu()
{
    setContextMenuPolicy(Qt::ActionsContextMenu);
    const auto add = [this](const QString &text, const char *name) {
        auto *action = new QAction(text, this);
        action->setObjectName(QLatin1StringView(name));
        addAction(action);
        return action;
    };
    QAction *selected = add(tr("&Copy"), "copyCode");
    selected->setEnabled(false);
    connect(m_editor, &QsciScintilla::copyAvailable, selected, &QAction::setEnabled);
    connect(selected, &QAction::triggered, this, &CodePanel::copy);
    connect(add(tr("Copy &All"), "copyAllCode"), &QAction::triggered, this, &CodePanel::copyAll);
    connect(add(tr("&Select All"), "selectAllCode"), &QAction::triggered, m_editor,
            [this] { m_editor->selectAll(); });
    QAction *breakpoint = add(tr("Set or Remove &Breakpoint"), "breakpointInCode");
    breakpoint->setShortcut(Qt::Key_F9);
    breakpoint->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(breakpoint, &QAction::triggered, this, &CodePanel::toggleBreakpoint);
}

void CodePanel::setFlavour(PythonFlavour flavour)
{
    m_flavours[std::size_t(flavour)]->setChecked(true);
    if (flavour == m_flavour)
        return;
    // The same block stays at the top.
    const auto top = std::size_t(m_editor->firstVisibleLine());
    const auto seen = top < m_program.lines.size()
                          ? std::find_if(m_program.lines.begin() + std::ptrdiff_t(top),
                                         m_program.lines.end(), [](BlockId id) { return bool(id); })
                          : m_program.lines.end();
    const BlockId block = seen == m_program.lines.end() || top == 0 ? BlockId() : *seen;
    m_flavour = flavour;
    spoil();
    if (const std::vector<int> lines = linesOf({block.value}); block && !lines.empty())
        m_editor->setFirstVisibleLine(lines.front());
}

void CodePanel::onDocumentChanged(const ChangeEvent &event)
{
    using enum ChangeEvent::Kind;
    if (event.kind == LayoutChanged || event.kind == NotesChanged)
        return;
    if (event.kind != Reset) {
        m_timer.start();
        return;
    }
    m_editor->showText({}); // another program begins at its top
    spoil();
}

void CodePanel::spoil()
{
    m_timer.stop();
    m_stale = true;
    if (isVisible())
        refresh();
}

void CodePanel::refresh()
{
    m_stale = false;
    m_program = programText(m_document, m_flavour);
    std::string shown = m_program.text;
    if (shown.ends_with('\n'))
        shown.pop_back(); // no empty line with a number after the last
    m_editor->showText(shown);
    markSelection();
    markStates();
    markBreakpoints();
}

void CodePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
    markBreakpoints();
    followSelection();
}

std::vector<int> CodePanel::linesOf(const QSet<std::uint32_t> &blocks) const
{
    std::vector<int> lines;
    if (blocks.isEmpty())
        return lines;
    for (std::size_t i = 0; i < m_program.lines.size(); ++i) {
        if (m_program.lines[i] && blocks.contains(m_program.lines[i].value))
            lines.push_back(static_cast<int>(i));
    }
    return lines;
}

void CodePanel::markSelection() { m_editor->setMarked(Selected, linesOf(m_run.selectedBlocks())); }

void CodePanel::markStates()
{
    if (m_stale || !isVisible())
        return;
    const Recording::Executor executor = executorOf(m_flavour);
    m_editor->setMarked(Running, linesOf(m_run.runningBlocks(executor)));
    m_editor->setMarked(Waiting, linesOf(m_run.waitingBlocks(executor)));
}

void CodePanel::followSelection()
{
    if (m_stale || !isVisible())
        return;
    markSelection();
    markStates();
    const std::vector<int> &lines = m_editor->marked(Selected);
    const bool isThere = std::ranges::find(lines, m_editor->caretLine()) != lines.end();
    if (!m_choosing && !lines.empty() && !(isThere && m_editor->hasFocus()))
        m_editor->reveal(lines.front());
}

BlockId CodePanel::blockAt(int line) const
{
    const auto index = static_cast<std::size_t>(line);
    return index < m_program.lines.size() ? m_program.lines[index] : BlockId();
}

void CodePanel::choose(int line)
{
    const BlockId block = blockAt(line);
    if (!block)
        return;
    m_choosing = true;
    m_run.selectBlocks({block.value});
    m_choosing = false;
}

/// A block has its sign once, at the first of its lines.
void CodePanel::markBreakpoints()
{
    if (m_stale || !isVisible())
        return;
    std::vector<int> lines;
    QStringList numbers;
    QSet<std::uint32_t> seen;
    for (std::size_t i = 0; i < m_program.lines.size(); ++i) {
        const BlockId block = m_program.lines[i];
        if (!m_run.breakpoints().has(block) || seen.contains(block.value))
            continue;
        seen.insert(block.value);
        lines.push_back(static_cast<int>(i));
        numbers << QString::number(i + 1);
    }
    m_editor->setMarked(Breakpoint, lines);
    m_editor->setAccessibleDescription(
        lines.empty() ? QString()
                      : tr("Breakpoints on lines: %1").arg(numbers.join(QStringLiteral(", "))));
}

QString CodePanel::breakpointTip(int line) const
{
    const BlockId block = blockAt(line);
    if (!block)
        return {};
    return m_run.breakpoints().has(block) ? tr("A breakpoint: click to remove it (F9)")
                                          : tr("Click to set a breakpoint (F9)");
}

void CodePanel::toggleBreakpointAt(int line)
{
    if (const BlockId block = blockAt(line))
        m_run.breakpoints().toggle({block.value});
}

void CodePanel::toggleBreakpoint() { toggleBreakpointAt(m_editor->caretLine()); }

void CodePanel::copy() const
{
    if (!m_editor->hasSelectedText())
        copyAll();
    else
        QGuiApplication::clipboard()->setText(m_editor->selectedText());
}

void CodePanel::copyAll() const
{
    QGuiApplication::clipboard()->setText(QString::fromStdString(m_program.text));
}

} // namespace coroscope

#include "moc_codepanel.cpp"
