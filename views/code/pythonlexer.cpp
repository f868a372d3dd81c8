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

constexpr Colouring colourings[] = {
    {QsciLexerPython::Default, ColorRole::Text},
    {QsciLexerPython::Comment, ColorRole::SyntaxComment},
    {QsciLexerPython::CommentBlock, ColorRole::SyntaxComment},
    {QsciLexerPython::Number, ColorRole::SyntaxNumber},
    {QsciLexerPython::DoubleQuotedString, ColorRole::SyntaxString},
    {QsciLexerPython::SingleQuotedString, ColorRole::SyntaxString},
    {QsciLexerPython::TripleSingleQuotedString, ColorRole::SyntaxString},
    {QsciLexerPython::TripleDoubleQuotedString, ColorRole::SyntaxString},
    {QsciLexerPython::DoubleQuotedFString, ColorRole::SyntaxString},
    {QsciLexerPython::SingleQuotedFString, ColorRole::SyntaxString},
    {QsciLexerPython::TripleSingleQuotedFString, ColorRole::SyntaxString},
    {QsciLexerPython::TripleDoubleQuotedFString, ColorRole::SyntaxString},
    {QsciLexerPython::UnclosedString, ColorRole::SyntaxString},
    {QsciLexerPython::Keyword, ColorRole::SyntaxKeyword},
    {QsciLexerPython::ClassName, ColorRole::SyntaxFunction, QFont::Bold},
    {QsciLexerPython::FunctionMethodName, ColorRole::SyntaxFunction, QFont::Bold},
    {QsciLexerPython::HighlightedIdentifier, ColorRole::SyntaxFunction},
    {QsciLexerPython::Decorator, ColorRole::SyntaxFunction},
    {QsciLexerPython::Identifier, ColorRole::Text},
    {QsciLexerPython::Operator, ColorRole::Text},
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
    setDefaultColor(theme.color(ColorRole::Text));
    setDefaultPaper(theme.color(ColorRole::Surface));
    setPaper(theme.color(ColorRole::Surface));
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

#include "moc_pythonlexer.cpp"
