// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/code/qscintilla.h"
#include "views/style/appearance.h"

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace coroscope {

class PythonLexer;

/// A sheet of Python to read: numbered lines, some of them marked. It takes no key but those that
/// move, select and copy, so that the shortcuts of the window go on working. Lines count from 0.
class CodeEditor final : public QsciScintilla {
    Q_OBJECT

public:
    /// Why a line is marked: where two reasons fall together, the later one gives the ground. A
    /// breakpoint gives none.
    enum class Mark { Waiting, Selected, Running, Breakpoint };
    static constexpr std::size_t markCount = 4;

    explicit CodeEditor(Appearance &appearance, QWidget *parent = nullptr);

    /// Shows \p text (UTF-8, lines ended by line feeds). What is the same stays where it is on the
    /// screen; the marks are gone.
    void showText(const std::string &text);
    const std::string &shownText() const { return m_text; }
    void setMarked(Mark mark, const std::vector<int> &lines);
    const std::vector<int> &marked(Mark mark) const { return m_marked[std::size_t(mark)]; }
    /// The line of the caret.
    int caretLine() const;
    /// What a tool tip says where breakpoints are set, beside a line; nothing if it is empty.
    void setBreakpointTip(std::function<QString(int line)> tip) { m_tip = std::move(tip); }
    /// Moves the caret to the beginning of \p line, and the line into sight, unless the person is
    /// scrolling: while the pointer rests where the wheel was turned, or a bar is held.
    void reveal(int line);

Q_SIGNALS:
    /// The person moved the caret to \p line, or clicked there.
    void lineChosen(int line);
    /// The person clicked beside \p line, where breakpoints are set.
    void breakpointClicked(int line);
    /// Ctrl+C was pressed.
    void copyRequested();

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void makeMargins();
    void dress();
    void fitMargin();
    bool isScrolledByHand() const;
    int lineAt(QPoint position) const;
    void takeCaretTo(QPoint point);
    int breakpointLineAt(QPoint position) const;
    QRect breakpointRect(int line) const;

    Appearance &m_appearance;
    PythonLexer *m_lexer;
    std::string m_text;
    std::array<std::vector<int>, markCount> m_marked;
    std::function<QString(int)> m_tip;
    QPoint m_pressed;
    bool m_scrolled = false; ///< by the wheel, and the pointer is still there
};

} // namespace coroscope
