// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/growth.h"
#include "trace/indexiterator.h"

#include <cstddef>
#include <deque>
#include <utility>

namespace coroscope {

class Trace;

/// A list of things of which only short records are kept: what is asked for is made of its record
/// and the trace, which must outlive the list and stay where it is. Record::in(trace, index) makes
/// it.
template <class Record>
class RecordList {
public:
    using Value = decltype(std::declval<const Record &>().in(std::declval<const Trace &>(), 0));
    using Iterator = IndexIterator<RecordList>;

    std::size_t size() const { return m_records.size(); }
    bool empty() const { return m_records.empty(); }
    Value operator[](std::size_t index) const { return m_records[index].in(*m_trace, index); }
    Value front() const { return (*this)[0]; }
    Value back() const { return (*this)[size() - 1]; }
    Iterator begin() const { return {this, 0}; }
    Iterator end() const { return {this, size()}; }

    /// Appends what \p record stands for in \p trace.
    void add(const Trace &trace, const Record &record)
    {
        m_trace = &trace;
        m_records.push_back(record);
    }
    Record &record(std::size_t index) { return m_records[index]; }
    std::size_t memory() const { return bytesOf(m_records); }

private:
    const Trace *m_trace = nullptr;
    std::deque<Record> m_records;
};

} // namespace coroscope
