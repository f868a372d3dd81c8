// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/code/pythonlexer.h"

#include <QGuiApplication>
#include <QScreen>

namespace coroscope {

namespace {

struct Colouring {
    int style;
    ColorRole role;
    QFont::Weight weight = QFont::Normal;
};

using enum ColorRole;
constexpr Colouring colourings[] = {
    {QsciLexerPython::Default, Text},
    {QsciLexerPython::Comment, SyntaxComment},
    {QsciLexerPython::CommentBlock, SyntaxComment},
    {QsciLexerPython::Number, SyntaxNumber},
    {QsciLexerPython::DoubleQuotedString, SyntaxString},
    {QsciLexerPython::SingleQuotedString, SyntaxString},
    {QsciLexerPython::TripleSingleQuotedString, SyntaxString},
    {QsciLexerPython::TripleDoubleQuotedString, SyntaxString},
    {QsciLexerPython::DoubleQuotedFString, SyntaxString},
    {QsciLexerPython::SingleQuotedFString, SyntaxString},
    {QsciLexerPython::TripleSingleQuotedFString, SyntaxString},
    {QsciLexerPython::TripleDoubleQuotedFString, SyntaxString},
    {QsciLexerPython::UnclosedString, SyntaxString},
    {QsciLexerPython::Keyword, SyntaxKeyword},
    {QsciLexerPython::ClassName, SyntaxFunction, QFont::Bold},
    {QsciLexerPython::FunctionMethodName, SyntaxFunction, QFont::Bold},
    {QsciLexerPython::HighlightedIdentifier, SyntaxFunction},
    {QsciLexerPython::Decorator, SyntaxFunction},
    {QsciLexerPython::Identifier, Text},
    {QsciLexerPython::Operator, Text},
};

} // namespace

QFont codeFace(font::Size size)
{
    constexpr double pointsAnInch = 72;
    const QScreen *screen = QGuiApplication::primaryScreen();
    const double dots = screen ? screen->logicalDotsPerInchY() : 96;
    QFont face = font::code(size);
    face.setPointSizeF(face.pixelSize() * pointsAnInch / dots);
    return face;
}

PythonLexer::PythonLexer(QObject *parent) : QsciLexerPython(parent) {}

void PythonLexer::dress(const Theme &theme)
{
    const QFont face = codeFace();
    setDefaultFont(face);
    setDefaultColor(theme.color(Text));
    setDefaultPaper(theme.color(Surface));
    setPaper(theme.color(Surface));
    for (const Colouring &row : colourings) {
        QFont styled = face;
        styled.setWeight(row.weight);
        setFont(styled, row.style);
        setColor(theme.color(row.role), row.style);
    }
}

const char *PythonLexer::keywords(int set) const
{
    switch (set) {
    case 1:
        return "False None True and as assert async await break class continue def del elif else "
               "except finally for from global if import in is lambda nonlocal not or pass raise "
               "return try while with yield";
    case 2:
        return "abs all any bool dict divmod enumerate filter float hash int isinstance issubclass "
               "iter len list map max min next pow print range repr reversed round set sorted str "
               "sum tuple type zip";
    default:
        return nullptr;
    }
}

} // namespace coroscope
