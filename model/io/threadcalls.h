// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io/pythonlines.h"
#include "language/unparser.h"

namespace coroscope {

/// The names of a scenario, as far as writing it for threads asks for them.
class ThreadNames {
public:
    explicit ThreadNames(const Scenario &scenario);

    /// What `async def` defines, anywhere.
    bool isCoroutine(const std::string &name) const { return m_coroutines.contains(name); }
    /// What `def` defines.
    bool isFunction(const std::string &name) const { return m_functions.contains(name); }
    /// A variable that is given an event loop, or is called as one.
    bool isLoop(const std::string &name) const { return name == "loop" || m_loops.contains(name); }
    /// A variable that is read for more than a call of one of its methods.
    bool isValue(const std::string &name) const { return m_values.contains(name); }
    /// The program speaks of the names of tasks, or asks which task runs.
    bool areThreadsNamed() const { return m_areThreadsNamed; }
    /// What \p helper is called where the scenario may use its name for something else.
    std::string helper(std::string_view helper) const;

private:
    void add(const BlockList &blocks);
    void add(const Block &block);
    void addValues(const language::Expr &expr);

    std::set<std::string> m_all;
    std::set<std::string> m_coroutines;
    std::set<std::string> m_functions;
    std::set<std::string> m_loops;
    std::set<std::string> m_values;
    bool m_areThreadsNamed = false;
};

/// Writes the expressions of one line for threads, and adds to the line what they need.
class ThreadCalls {
public:
    ThreadCalls(const ThreadNames &names, PythonLine &line);
    ThreadCalls(const ThreadCalls &) = delete;

    /// \p source, in which \p type parses, for threads; itself when nothing in it changes.
    std::string rewritten(FieldType type, const std::string &source);

private:
    using Expr = language::Expr;
    using Call = language::Call;
    using Out = language::Unparser;

    /// What a thread can run for a call that would make a coroutine or a future.
    struct Work {
        std::string function;         ///< source; empty: `callee`
        const Expr *callee = nullptr; ///< expression
        const Call *call = nullptr;   ///< its arguments, those from `from` on
        std::size_t from = 0;
    };

    bool rewrite(Out &out, const Expr &expr);
    static bool rewriteName(Out &out, const language::Name &name);
    bool rewriteAttribute(Out &out, const language::Attribute &attribute);
    bool rewriteCall(Out &out, const Call &call);
    bool rewriteMethod(Out &out, const Call &call, const language::Attribute &method);
    void rewriteLoopMethod(Out &out, const Call &call, const std::string &method);
    bool rewriteFunction(Out &out, const Call &call, const std::string &function);

    /// Writes what waits for \p awaitable and gives its result.
    void writeAwaited(Out &out, const Expr &awaitable);
    bool writeAwaitedCall(Out &out, const Call &call);
    /// Writes \p awaitable as a future: a call becomes a thread, of \p group if that is not null.
    void writeStarted(Out &out, const Expr &awaitable, const Expr *group = nullptr,
                      const Expr *name = nullptr);
    void writeThread(Out &out, const Work &work, const Expr *group = nullptr,
                     const Expr *name = nullptr);
    /// Writes the arguments of \p call from \p from on, without the parentheses.
    void writeArguments(Out &out, const Call &call, std::size_t from, bool isFirst);
    bool asWork(const Call &call, Work &work);

    bool isLoop(const Expr &expr) const;
    std::string module(std::string name); ///< \p name, of a module that is now imported
    std::string helper(std::string_view name);
    void remark(std::string_view sentence);

    const ThreadNames &m_names;
    PythonLine &m_line;
    Out::Rewrite m_rewrite;
    bool m_isChanged = false;
};

} // namespace coroscope
