// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/timefunctions.h"

#include "values/errors.h"
#include "values/numbers.h"
#include "values/operations.h"

#include <locale.h>
#include <math.h>
#include <time.h>

namespace coroscope {
std::string formattedTime(Caller &caller, double seconds, const std::string &format)
{
    static const locale_t plain = newlocale(LC_ALL_MASK, "C", nullptr);
    const auto whole = static_cast<time_t>(seconds);
    tm parts{};
    gmtime_r(&whole, &parts);
    const std::size_t most = 256 * (format.size() + 1); // CPython's own limit
    caller.reserve(most);
    std::string written(most, '\0');
    written.resize(strftime_l(written.data(), most, format.c_str(), &parts, plain));
    return written;
}

void addTimeFunctions(language::Module &time)
{
    for (const char *name : {"monotonic", "perf_counter", "time"}) {
        const std::string whole = std::string(name) + "_ns";
        const Value clock = time.members.at(name);
        time.members[whole] = make<Builtin>(whole, [clock](Caller &caller, const Args &args) {
            return Value::integer(llround(toDouble(caller.call(clock, args)) * 1e9));
        });
    }
    const Value clock = time.members.at("time");
    time.members["strftime"] = make<Builtin>("strftime", [clock](Caller &caller, const Args &args) {
        const ArgumentReader in("strftime", args, {"format"}, 1, 1);
        const auto *format = in.get(0).as<Str>();
        if (!format)
            raise(Error::TypeError,
                  "strftime() argument 1 must be str, not " + std::string(typeName(in.get(0))));
        return text(formattedTime(caller, toDouble(caller.call(clock, {})), format->text));
    });
}

} // namespace coroscope
