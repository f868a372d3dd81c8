// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "language/ast.h"

#include <string>

namespace coroscope::language {

/// How lexer and parser leave a wrong text. Never crosses the functions of parser.h.
struct SyntaxError {
    Problem problem;
};

[[noreturn]] inline void failAt(Position position, std::string what, std::string remedy = {})
{
    Problem problem;
    problem.what = std::move(what);
    problem.remedy = std::move(remedy);
    problem.line = position.line;
    problem.column = position.column;
    throw SyntaxError{std::move(problem)};
}

} // namespace coroscope::language
