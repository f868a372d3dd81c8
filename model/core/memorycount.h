// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace coroscope {

/// Counts the bytes of what a run makes: its values, tasks, futures, coroutines and frames, without
/// the buffers that they own and without the recording. One count a thread.
class MemoryCount {
public:
    static void allocated(std::size_t bytes)
    {
        s_bytes += static_cast<std::int64_t>(bytes);
        if (s_bytes > s_peak)
            s_peak = s_bytes;
    }
    static void freed(std::size_t bytes) { s_bytes -= static_cast<std::int64_t>(bytes); }

    /// Bytes at the peak since construction, beyond those of then. The thread's own.
    MemoryCount() : m_before(s_bytes) { s_peak = s_bytes; }
    std::int64_t peak() const { return s_peak - m_before; }

private:
    static inline constinit thread_local std::int64_t s_bytes = 0;
    static inline constinit thread_local std::int64_t s_peak = 0;
    std::int64_t m_before;
};

} // namespace coroscope
