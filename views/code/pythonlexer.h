// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/code/qscintilla.h"
#include "views/style/theme.h"

namespace coroscope {

/// The code face as QScintilla takes it, which counts in points; the program counts in pixels.
QFont codeFace(font::Size size = font::Size::Normal);

/// Python's syntax in the colours and the monospaced face of the program.
class PythonLexer final : public QsciLexerPython {
    Q_OBJECT

public:
    explicit PythonLexer(QObject *parent);

    /// Takes the colours of \p theme and the code face as it is now.
    void dress(const Theme &theme);
    /// Set 1: the keywords of Python 3.11; set 2: built-in functions that programs here use.
    const char *keywords(int set) const override;
};

} // namespace coroscope
