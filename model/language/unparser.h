// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/ast.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace coroscope::language {

/// How tightly an operator binds, loosest first, as in CPython's Lib/ast.py.
enum class Precedence : std::uint8_t {
    NamedExpr,
    Tuple,
    Yield,
    Test, ///< conditional, lambda
    Or,
    And,
    Not,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arithmetic,
    Term,
    Factor,
    Power,
    Await,
    Atom,
};

/// The next tighter one.
Precedence next(Precedence precedence);

/// A piece of an f-string between its quotes: literal text, where backslashes may stand, or code.
struct FStringSegment {
    std::string text;
    bool isLiteral = false;
};

/// Writes expressions as CPython's ast.unparse does. The overloads stand in unparse.cpp, those of
/// strings in unparsefstring.cpp.
class Unparser {
public:
    /// Writes an expression in another way, as something that binds as an atom does. False: it
    /// has written nothing.
    using Rewrite = std::function<bool(Unparser &, const Expr &)>;

    /// \p inField: for an expression in an f-string's field, where no backslash may stand.
    /// \p rewrite is asked first of every expression, and outlives this.
    explicit Unparser(bool inField = false, const Rewrite *rewrite = nullptr)
        : m_rewrite(rewrite), m_inField(inField)
    {
    }

    /// Writes \p expr; in parentheses if it binds more loosely than \p around.
    void write(const Expr &expr, Precedence around = Precedence::Test);
    /// Writes \p text as it is.
    void put(std::string_view text) { m_text += text; }
    /// Writes `async for` as `for` from here on.
    void setSynchronous() { m_isSynchronous = true; }
    const std::string &text() const { return m_text; }
    bool isInField() const { return m_inField; }
    /// False once an f-string was met that Python 3.11 has no way to write on one line.
    bool isFaithful() const { return m_faithful; }

    void operator()(const Constant &node);
    void operator()(const Name &node);
    void operator()(const FString &node);
    void operator()(const TupleExpr &node);
    void operator()(const ListExpr &node);
    void operator()(const SetExpr &node);
    void operator()(const DictExpr &node);
    void operator()(const Attribute &node);
    void operator()(const Subscript &node);
    void operator()(const SliceExpr &node);
    void operator()(const Starred &node);
    void operator()(const Call &node);
    void operator()(const Unary &node);
    void operator()(const Binary &node);
    void operator()(const BoolOp &node);
    void operator()(const CompareExpr &node);
    void operator()(const Conditional &node);
    void operator()(const Lambda &node);
    void operator()(const Comprehension &node);
    void operator()(const Await &node);
    void operator()(const NamedExpr &node);
    void operator()(const Yield &node);

private:
    /// Writes what \p body writes, in parentheses if \p own binds more loosely than its place.
    template <class Body>
    void parenthesized(Precedence own, Body body);
    void list(const std::vector<ExprPtr> &elements);
    void listWithComma(const std::vector<ExprPtr> &elements);
    void parameters(const std::vector<Parameter> &parameters);
    void string(const std::string &value);
    void stringWithoutBackslashes(const std::string &value);
    void addSegments(const FString &node, std::vector<FStringSegment> &segments, bool isSpec);
    void addField(const FStringPart &part, std::vector<FStringSegment> &segments);

    std::string m_text;
    bool m_isSynchronous = false;
    const Rewrite *m_rewrite;
    Precedence m_around = Precedence::Test;
    bool m_inField;
    bool m_faithful = true;
};

} // namespace coroscope::language
