// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/pythonhelpers.h"

#include <span>

namespace coroscope {
namespace {

struct Helper {
    std::string_view name;
    std::span<const std::string_view> imports;
    std::string_view source; ///< `$` stands for its name
};

constexpr std::string_view futures[] = {"import concurrent.futures"};
constexpr std::string_view futuresAndThreads[] = {"import concurrent.futures", "import threading"};
constexpr std::string_view threads[] = {"import threading"};
constexpr std::string_view time[] = {"import time"};

constexpr Helper assignments[] = {
    {"executor", futures, "$ = concurrent.futures.ThreadPoolExecutor(max_workers=1000)"},
};

constexpr Helper functions[] = {
    {"compute", time, R"(def $(seconds):
    """Keeps the processor busy for so many seconds of its time."""
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass)"},
    {"start", futuresAndThreads,
     R"(def $(function, *args, name=None, **kwargs):
    """Calls the function in a thread of its own; gives the future of its result."""
    future = concurrent.futures.Future()
    future.set_running_or_notify_cancel()

    def run():
        try:
            result = function(*args, **kwargs)
        except BaseException as error:
            future.set_exception(error)
        else:
            future.set_result(result)

    thread = threading.Thread(target=run, name=name)
    future.name = thread.name
    thread.start()
    return future)"},
    {"sleep", time, R"(def $(seconds, result=None):
    """Sleeps, and gives the result."""
    time.sleep(seconds)
    return result)"},
    {"gather", futures,
     R"(def $(*futures, return_exceptions=False):
    """Waits for the futures and gives the list of their results."""
    if return_exceptions:
        return [future.exception() or future.result() for future in futures]
    for future in concurrent.futures.as_completed(futures):
        future.result()  # raises the first exception
    return [future.result() for future in futures])"},
    {"call_later", threads, R"(def $(seconds, function, *args):
    """Has the function called after so many seconds, unless the timer is cancelled."""
    timer = threading.Timer(seconds, function, args)
    timer.start()
    return timer)"},
};

void write(PythonPage &page, const Helper &helper, const PythonLines &flavour)
{
    std::string source(helper.source);
    const std::size_t mark = source.find('$');
    source.replace(mark, 1, flavour.helperName(helper.name));
    page.line(0, source);
}

} // namespace

void addImportsOfHelpers(const std::set<std::string> &needed, std::set<std::string> &imports)
{
    for (const std::span<const Helper> table :
         {std::span<const Helper>(assignments), std::span<const Helper>(functions)}) {
        for (const Helper &helper : table) {
            if (needed.contains(std::string(helper.name)))
                imports.insert(helper.imports.begin(), helper.imports.end());
        }
    }
}

void writeHelpers(PythonPage &page, const std::set<std::string> &needed, const PythonLines &flavour)
{
    for (const Helper &helper : assignments) {
        if (!needed.contains(std::string(helper.name)))
            continue;
        page.blank(1);
        write(page, helper, flavour);
    }
    for (const Helper &helper : functions) {
        if (!needed.contains(std::string(helper.name)))
            continue;
        page.blank(2);
        write(page, helper, flavour);
        page.blank(2);
    }
}

} // namespace coroscope
