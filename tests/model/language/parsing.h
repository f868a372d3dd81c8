// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/parser.h"
#include "language/unparse.h"

#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

namespace coroscope::language {

/// \p source parsed and written back; the problem's text in brackets if it does not parse.
inline std::string rewritten(std::string_view source)
{
    const auto result = parseExpression(source);
    return result ? unparse(*result.value()) : "[" + result.problem().text() + "]";
}

/// The problem of \p source as "line:column what"; "no problem" if it parses.
template <class T>
std::string complaint(const Result<T> &result)
{
    if (result)
        return "no problem";
    const Problem &problem = result.problem();
    return std::to_string(problem.line) + ":" + std::to_string(problem.column) + " " + problem.what;
}

/// The problem of the expression \p source.
inline std::string complaintOf(std::string_view source)
{
    return complaint(parseExpression(source));
}

/// The node of \p source, which must parse and be of this kind.
template <class Node>
const Node &nodeOf(const ExprPtr &expr)
{
    return std::get<Node>(expr->node);
}

/// The rows of a table of tests/data/language, split at their tabs.
inline std::vector<std::vector<std::string>> table(const std::string &name)
{
    std::vector<std::vector<std::string>> rows;
    std::ifstream file(TEST_DATA_DIR "/language/" + name);
    for (std::string line; std::getline(file, line);) {
        rows.emplace_back();
        for (std::size_t start = 0; start <= line.size();) {
            const std::size_t tab = std::min(line.find('\t', start), line.size());
            rows.back().push_back(line.substr(start, tab - start));
            start = tab + 1;
        }
    }
    return rows;
}

} // namespace coroscope::language
