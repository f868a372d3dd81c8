// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids.h"

#include <cstdint>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace coroscope {

/// Numbers of futures as a file of event lines shows them: by first appearance in it, from 1.
class FutureNumbers {
public:
    std::uint32_t of(std::uint32_t future);

private:
    std::vector<std::uint32_t> m_shown; ///< by the number in the trace; 0: not yet seen
    std::uint32_t m_count = 0;
};

/// Writes event lines, field by field, spaced as Python's json.dumps spaces them. Buffered: what is
/// written reaches the stream at the latest with flush().
class EventLineWriter {
public:
    explicit EventLineWriter(std::ostream &out);

    /// Begins the first line, which has neither iteration nor time.
    void beginMeta();
    void begin(std::uint32_t iteration, double seconds, std::string_view event);
    void end();
    void flush();

    void text(std::string_view key, std::string_view text);
    void flag(std::string_view key, bool value);
    void integer(std::string_view key, std::uint64_t value);
    /// A number of the program: 3 when it was an int, 3.0 when it was a float.
    void number(std::string_view key, double value, bool whole);
    void null(std::string_view key);
    /// "T3", "F2", or null.
    void id(std::string_view key, AwaitableId id);
    void ids(std::string_view key, std::span<const AwaitableId> members);
    /// A value of a trace, already JSON; "" is None. Futures in it get the file's numbers.
    void value(std::string_view key, std::string_view json);
    /// The arguments of a callback that is given \p future: it alone, or with a None after it.
    void futureArguments(std::string_view key, AwaitableId future, bool andNone);

private:
    void key(std::string_view key);
    void appendId(AwaitableId id);

    std::ostream &m_out;
    std::string m_buffer;
    FutureNumbers m_futures;
};

} // namespace coroscope
