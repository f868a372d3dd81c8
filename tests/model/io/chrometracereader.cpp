// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/io/chrometracereader.h"

#include <cmath>
#include <map>
#include <set>

namespace coroscope::test {

namespace {

using nlohmann::json;
using ThreadKey = std::pair<int, int>;

class StrictReader {
public:
    explicit StrictReader(ChromeTraceFile &file) : m_file(file) {}

    void read(const std::string &text)
    {
        const json all = json::parse(text, nullptr, false);
        if (!all.is_object() || !all.contains("traceEvents") || !all["traceEvents"].is_array())
            return complain("it is no object with an array of traceEvents", {});
        for (const json &event : all["traceEvents"])
            m_file.events.push_back(event);
        for (const json &event : m_file.events)
            take(event);
        for (const auto &[id, flow] : m_flows) {
            if (!flow.started || !flow.ended)
                complain("a flow has one end only", id);
        }
        for (const auto &[thread, timeline] : m_timelines) {
            if (!timeline.open.empty())
                complain("a slice does not end", timeline.open.back().name);
        }
        for (const ThreadKey &thread : m_threads) {
            if (!m_named.contains(thread))
                complain("a thread has no name", json(thread));
        }
    }

private:
    struct Open {
        double begin;
        json name, category;
    };
    struct Thread {
        double now = 0;
        std::vector<Open> open; ///< slices, each within the one before
        double ended = -1;      ///< of the last slice
        json endedName;
    };
    struct Flow {
        bool started = false, ended = false;
        double at = 0;
        json name, category;
    };

    void complain(const std::string &what, const json &where)
    {
        if (m_file.complaints.size() < 20)
            m_file.complaints.push_back(what + ": " + where.dump());
    }

    void take(const json &event)
    {
        for (const char *key : {"ph", "name", "cat"}) {
            if (!event.contains(key) || !event[key].is_string() || event[key] == "")
                return complain(std::string("no ") + key, event);
        }
        for (const char *key : {"pid", "tid"}) {
            if (!event.contains(key) || !event[key].is_number_unsigned() || event[key] == 0)
                return complain(std::string("no ") + key, event);
        }
        const std::string phase = event["ph"];
        if (phase == "M")
            return metadata(event);
        if (!event.contains("ts") || !event["ts"].is_number() || event["ts"] < 0)
            return complain("no time", event);
        const ThreadKey key(event["pid"], event["tid"]);
        m_threads.insert(key);
        Thread &thread = m_timelines[key];
        const double at = event["ts"];
        if (at < thread.now)
            complain("time goes back", event);
        thread.now = at;
        if (phase == "B")
            beginSlice(thread, event, at);
        else if (phase == "E")
            endSlice(thread, event, at);
        else if (phase == "s" || phase == "f")
            flow(thread, event, at);
        else if (phase == "i" && event.value("s", "") != "t")
            complain("an instant has no scope", event);
        else if (phase == "C" && (event["args"].size() != 1 || !event["args"].front().is_number()))
            complain("a counter has no number", event);
        else if (phase != "i" && phase != "C")
            complain("an unknown phase", event);
    }

    void metadata(const json &event)
    {
        const std::set<std::string> names = {"process_name", "process_sort_index", "thread_name",
                                             "thread_sort_index"};
        if (!names.contains(event["name"]) || event.value("args", json()).size() != 1)
            complain("unknown metadata", event);
        const ThreadKey key(event["pid"], event["tid"]);
        if (event["name"] == "thread_name" && !m_named.insert(key).second)
            complain("a thread has two names", event);
    }

    void beginSlice(Thread &thread, const json &event, double at)
    {
        if (at == thread.ended && event["name"] == thread.endedName && !event.contains("args"))
            complain("speedscope begins a slice before the like one ends", event);
        thread.open.push_back({at, event["name"], event["cat"]});
    }

    /// speedscope sorts by time, and at one time takes ends first: what takes none has no end
    /// there.
    void endSlice(Thread &thread, const json &event, double at)
    {
        if (thread.open.empty())
            return complain("a slice ends that has not begun", event);
        const Open &open = thread.open.back();
        if (open.name != event["name"] || open.category != event["cat"])
            complain("another slice ends than the innermost", event);
        if (open.begin >= at)
            complain("a slice takes no time", event);
        thread.open.pop_back();
        thread.ended = at;
        thread.endedName = event["name"];
    }

    void flow(Thread &thread, const json &event, double at)
    {
        if (!event.contains("id") || !event["id"].is_number_unsigned())
            return complain("no id", event);
        if (thread.open.empty())
            complain("a flow binds to no slice", event);
        Flow &flow = m_flows[event["id"]];
        const bool isStart = event["ph"] == "s";
        bool &seen = isStart ? flow.started : flow.ended;
        if (seen)
            complain("two flows have one id", event);
        seen = true;
        if (isStart) {
            flow.at = at;
            flow.name = event["name"];
            flow.category = event["cat"];
        } else if (event.value("bp", "") != "e") {
            complain("a flow does not bind to the slice around it", event);
        } else if (!flow.started || flow.at > at || flow.name != event["name"] ||
                   flow.category != event["cat"]) {
            complain("a flow ends that has not begun so", event);
        }
    }

    ChromeTraceFile &m_file;
    std::map<ThreadKey, Thread> m_timelines;
    std::map<unsigned, Flow> m_flows;
    std::set<ThreadKey> m_threads, m_named;
};

} // namespace

std::vector<json> ChromeTraceFile::of(const std::string &phase, const std::string &name) const
{
    std::vector<json> found;
    for (const json &event : events) {
        if (event["ph"] == phase && (name.empty() || event["name"] == name))
            found.push_back(event);
    }
    return found;
}

std::vector<std::string> ChromeTraceFile::slices(const std::string &thread, int pid) const
{
    json tid;
    for (const json &event : of("M", "thread_name")) {
        if (event["pid"] == pid && event["args"]["name"] == thread)
            tid = event["tid"];
    }
    struct Slice {
        std::string name;
        double begin, end;
    };
    std::vector<Slice> slices;
    std::vector<std::size_t> open;
    for (const json &event : events) {
        if (event["pid"] != pid || event["tid"] != tid)
            continue;
        if (event["ph"] == "B") {
            open.push_back(slices.size());
            slices.push_back({event["name"], event["ts"], 0});
        } else if (event["ph"] == "E" && !open.empty()) {
            slices[open.back()].end = event["ts"];
            open.pop_back();
        }
    }
    std::vector<std::string> found;
    for (const Slice &slice : slices)
        found.push_back(slice.name + "@" + std::to_string(std::llround(slice.begin)) + "+" +
                        std::to_string(std::llround(slice.end - slice.begin)));
    return found;
}

ChromeTraceFile readChromeTrace(const std::string &text)
{
    ChromeTraceFile file;
    StrictReader(file).read(text);
    return file;
}

} // namespace coroscope::test
