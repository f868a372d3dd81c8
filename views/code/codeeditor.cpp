// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/code/codeeditor.h"

#include "views/code/pythonlexer.h"
#include "views/code/textchange.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace coroscope {

namespace {

/// The margins, from the left: what runs, breakpoints, the numbers, what is selected, a gap.
enum class Strip { State, Breakpoints, Numbers, Selection, Gap };
constexpr int stripCount = 5;
constexpr int at(Strip strip) { return static_cast<int>(strip); }
constexpr int barWidth = 3, signWidth = 16, disc = 11, gapWidth = 6, fewestDigits = 3;

/// A mark is two markers of QScintilla: a sign in a margin, and the ground of the line. Breakpoints
/// are painted over these: discs of QScintilla have rough edges.
struct MarkStyle {
    Strip strip;
    QsciScintilla::MarkerSymbol symbol;
    ColorRole sign;
    ColorRole ground;
    double strength; ///< of the ground's colour over the surface, 0 to 1; 0: there is no ground
};
constexpr std::array<MarkStyle, CodeEditor::markCount> markStyles = {{
    {Strip::State, QsciScintilla::FullRectangle, ColorRole::WaitingInk, ColorRole::Waiting, 0.45},
    {Strip::Selection, QsciScintilla::FullRectangle, ColorRole::Accent, ColorRole::Selection, 0.6},
    {Strip::State, QsciScintilla::FullRectangle, ColorRole::Running, ColorRole::Running, 0.18},
    {Strip::Breakpoints, QsciScintilla::Invisible, ColorRole::Error, ColorRole::Surface, 0},
}};
constexpr int signMarker(std::size_t mark) { return static_cast<int>(2 * mark); }
constexpr int groundMarker(std::size_t mark) { return static_cast<int>(2 * mark + 1); }

QColor blended(const QColor &color, const QColor &ground, double strength)
{
    const auto mix = [strength](int over, int under) {
        return qRound(over * strength + under * (1 - strength));
    };
    return {mix(color.red(), ground.red()), mix(color.green(), ground.green()),
            mix(color.blue(), ground.blue())};
}

/// True for the keys that move, select and copy.
bool isReadingKey(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return !(event.modifiers() & Qt::AltModifier);
    default:
        return event.matches(QKeySequence::Copy) || event.matches(QKeySequence::SelectAll);
    }
}

} // namespace

CodeEditor::CodeEditor(Appearance &appearance, QWidget *parent)
    : QsciScintilla(parent), m_appearance(appearance), m_lexer(new PythonLexer(this))
{
    setObjectName(QStringLiteral("codeEditor"));
    setAccessibleName(tr("Python program"));
    setFrameShape(NoFrame);
    setUtf8(true);
    setEolMode(EolUnix);
    setReadOnly(true);
    SendScintilla(SCI_SETUNDOCOLLECTION, 0UL);
    setFolding(NoFoldStyle);
    setTabWidth(4);
    setIndentationGuides(true);
    setScrollWidth(1);
    setScrollWidthTracking(true);
    setExtraAscent(1);
    setExtraDescent(2);
    setLexer(m_lexer);
    makeMargins();
    setContextMenuPolicy(Qt::NoContextMenu); // the panel's menu serves
    connect(&appearance, &Appearance::changed, this, &CodeEditor::dress);
    connect(this, &QsciScintilla::SCN_ZOOM, this, &CodeEditor::fitMargin);
    dress();
}

void CodeEditor::makeMargins()
{
    setMargins(stripCount);
    for (int margin = 0; margin < stripCount; ++margin) {
        setMarginType(margin, margin == at(Strip::Numbers) ? NumberMargin : SymbolMargin);
        setMarginMarkerMask(margin, 0);
        setMarginSensitivity(margin, true); // else a click selects the line's text
    }
    setMarginWidth(at(Strip::State), barWidth);
    setMarginWidth(at(Strip::Breakpoints), signWidth);
    setMarginWidth(at(Strip::Selection), barWidth);
    setMarginWidth(at(Strip::Gap), gapWidth);
    std::array<int, stripCount> masks{};
    for (std::size_t mark = 0; mark < markCount; ++mark) {
        markerDefine(markStyles[mark].symbol, signMarker(mark));
        markerDefine(Background, groundMarker(mark));
        masks[std::size_t(at(markStyles[mark].strip))] |= 1 << signMarker(mark);
    }
    for (int margin = 0; margin < stripCount; ++margin)
        setMarginMarkerMask(margin, masks[std::size_t(margin)]);
}

void CodeEditor::dress()
{
    const QColor surface = m_appearance.color(ColorRole::Surface);
    m_lexer->dress(m_appearance.theme());
    setMarginsFont(codeFace(font::Size::Small));
    setMarginsForegroundColor(m_appearance.color(ColorRole::TextFaint));
    setMarginsBackgroundColor(surface);
    for (const Strip strip : {Strip::State, Strip::Breakpoints, Strip::Selection, Strip::Gap})
        setMarginBackgroundColor(at(strip), surface);
    setCaretForegroundColor(m_appearance.color(ColorRole::Accent));
    setCaretWidth(2);
    setSelectionBackgroundColor(m_appearance.color(ColorRole::Selection));
    resetSelectionForegroundColor();
    setIndentationGuidesForegroundColor(m_appearance.color(ColorRole::BorderStrong));
    setIndentationGuidesBackgroundColor(surface);
    for (std::size_t mark = 0; mark < markCount; ++mark) {
        const MarkStyle &style = markStyles[mark];
        setMarkerBackgroundColor(m_appearance.color(style.sign), signMarker(mark));
        setMarkerBackgroundColor(blended(m_appearance.color(style.ground), surface, style.strength),
                                 groundMarker(mark));
    }
    fitMargin();
}

void CodeEditor::fitMargin()
{
    const int digits = static_cast<int>(QString::number(lines()).size());
    setMarginWidth(at(Strip::Numbers),
                   QString(std::max(digits, fewestDigits) + 1, QLatin1Char('0')));
}

void CodeEditor::showText(const std::string &text)
{
    const TextChange change = changeOfLines(m_text, text);
    for (std::vector<int> &lines : m_marked)
        lines.clear();
    markerDeleteAll();
    if (change.isEmpty())
        return;
    const std::string part = text.substr(change.begin, change.newEnd - change.begin);

    setReadOnly(false);
    SendScintilla(SCI_SETTARGETRANGE, change.begin, static_cast<long>(change.oldEnd));
    SendScintilla(SCI_REPLACETARGET, part.size(), part.c_str());
    setReadOnly(true);
    m_text = text;
    fitMargin();
}

void CodeEditor::setMarked(Mark mark, const std::vector<int> &lines)
{
    const auto index = static_cast<std::size_t>(mark);
    if (m_marked[index] == lines)
        return;
    m_marked[index] = lines;
    const bool hasGround = markStyles[index].strength > 0;
    markerDeleteAll(signMarker(index));
    markerDeleteAll(groundMarker(index));
    for (const int line : lines) {
        markerAdd(line, signMarker(index));
        if (hasGround)
            markerAdd(line, groundMarker(index));
    }
}

int CodeEditor::caretLine() const
{
    int line = 0, column = 0;
    getCursorPosition(&line, &column);
    return line;
}

bool CodeEditor::isScrolledByHand() const
{
    return m_scrolled || verticalScrollBar()->isSliderDown() ||
           horizontalScrollBar()->isSliderDown();
}

void CodeEditor::reveal(int line)
{
    SendScintilla(SCI_SETEMPTYSELECTION, SendScintilla(SCI_POSITIONFROMLINE, line));
    if (isScrolledByHand())
        return;
    const int first = firstVisibleLine();
    const int seen = static_cast<int>(SendScintilla(SCI_LINESONSCREEN));
    if (line < first || line >= first + seen)
        setFirstVisibleLine(std::max(0, line - seen / 3));
}

/// The line that is nearest.
int CodeEditor::lineAt(QPoint position) const
{
    const long nearest = SendScintilla(SCI_POSITIONFROMPOINT, position.x(), position.y());
    return static_cast<int>(SendScintilla(SCI_LINEFROMPOSITION, nearest));
}

/// The line beside which breakpoints are set there, or -1.
int CodeEditor::breakpointLineAt(QPoint position) const
{
    const int line = lineAt(position);
    return breakpointRect(line).contains(position) ? line : -1;
}

/// Where the sign of a breakpoint on \p line stands.
QRect CodeEditor::breakpointRect(int line) const
{
    const long top =
        SendScintilla(SCI_POINTYFROMPOSITION, 0UL, SendScintilla(SCI_POSITIONFROMLINE, line));
    return {marginWidth(at(Strip::State)), static_cast<int>(top),
            marginWidth(at(Strip::Breakpoints)),
            static_cast<int>(SendScintilla(SCI_TEXTHEIGHT, line))};
}

void CodeEditor::paintEvent(QPaintEvent *event)
{
    QsciScintilla::paintEvent(event);
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_appearance.color(ColorRole::Error));
    for (const int line : marked(Mark::Breakpoint)) {
        QRectF sign(0, 0, disc, disc);
        sign.moveCenter(QRectF(breakpointRect(line)).center());
        painter.drawEllipse(sign);
    }
}

bool CodeEditor::viewportEvent(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QsciScintilla::viewportEvent(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const int line = breakpointLineAt(help->pos());
    QToolTip::showText(help->globalPos(), line >= 0 && m_tip ? m_tip(line) : QString(), viewport());
    return true;
}

void CodeEditor::changeEvent(QEvent *event)
{
    QsciScintilla::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        dress();
}

void CodeEditor::keyPressEvent(QKeyEvent *event)
{
    if (!isReadingKey(*event)) {
        event->ignore();
        return;
    }
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT
        copyRequested();
        return;
    }
    const int before = caretLine();
    QsciScintilla::keyPressEvent(event);
    if (caretLine() != before && !hasSelectedText())
        Q_EMIT
    lineChosen(caretLine());
}

void CodeEditor::mousePressEvent(QMouseEvent *event)
{
    m_scrolled = false;
    m_pressed = event->pos();
    QsciScintilla::mousePressEvent(event);
    if (event->button() == Qt::RightButton)
        takeCaretTo(m_pressed);
}

/// The context menu is about the line where it was asked for, or about the text selected there.
void CodeEditor::takeCaretTo(QPoint point)
{
    const long position = SendScintilla(SCI_POSITIONFROMPOINT, point.x(), point.y());
    if (position < SendScintilla(SCI_GETSELECTIONSTART) ||
        position > SendScintilla(SCI_GETSELECTIONEND))
        SendScintilla(SCI_SETEMPTYSELECTION, position);
}

void CodeEditor::mouseReleaseEvent(QMouseEvent *event)
{
    QsciScintilla::mouseReleaseEvent(event);
    const bool isClick =
        (event->pos() - m_pressed).manhattanLength() < QApplication::startDragDistance();
    if (event->button() != Qt::LeftButton || !isClick)
        return;
    if (const int line = breakpointLineAt(m_pressed); line >= 0)
        Q_EMIT
    breakpointClicked(line);
    else Q_EMIT
    lineChosen(lineAt(m_pressed));
}

void CodeEditor::wheelEvent(QWheelEvent *event)
{
    m_scrolled = true;
    QsciScintilla::wheelEvent(event);
}

void CodeEditor::leaveEvent(QEvent *event)
{
    m_scrolled = false;
    QsciScintilla::leaveEvent(event);
}

} // namespace coroscope

#include "moc_codeeditor.cpp"
