// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/programtext.h"
#include "views/code/codeeditor.h"
#include "views/models/runview.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QAction;

namespace coroscope {

class SegmentedSwitch;

/// The open scenario as Python, with asyncio or with threads: what the blocks say, kept up to date.
/// The lines of selected blocks are marked, and those that run or wait at the playhead; a click on
/// a line selects its block, and one beside it sets a breakpoint there or removes it, as F9 does.
/// Its context menu is actions(), to which others may add theirs.
class CodePanel final : public QWidget {
    Q_OBJECT

public:
    CodePanel(Document &document, RunView &run, Appearance &appearance, QWidget *parent = nullptr);

    CodeEditor &editor() { return *m_editor; }
    PythonFlavour flavour() const { return m_flavour; }
    void setFlavour(PythonFlavour flavour);
    /// The program as it is shown, for the clipboard: the selected text, or all.
    void copy() const;
    void copyAll() const;
    /// Sets a breakpoint on the block that wrote the line of the caret, or removes it.
    void toggleBreakpoint();

protected:
    void showEvent(QShowEvent *event) override;

private:
    SegmentedSwitch *makeSwitch();
    void makeMenu();
    void onDocumentChanged(const ChangeEvent &event);
    /// Marks what is shown as out of date; it is written again once it is seen.
    void spoil();
    void refresh();
    void markSelection();
    void markStates();
    void markBreakpoints();
    void followSelection();
    void choose(int line);
    void toggleBreakpointAt(int line);
    QString breakpointTip(int line) const;
    BlockId blockAt(int line) const;
    std::vector<int> linesOf(const QSet<std::uint32_t> &blocks) const;

    Document &m_document;
    RunView &m_run;
    Appearance &m_appearance;
    CodeEditor *m_editor;
    QTimer m_timer; ///< until the changes of a moment are shown together
    PythonFlavour m_flavour = PythonFlavour::Asyncio;
    PythonText m_program;
    bool m_stale = true;
    bool m_choosing = false; ///< it is this panel that selects
    std::array<QAction *, 2> m_flavours{};
};

} // namespace coroscope
