// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/timefunctions.h"

#include "values/errors.h"
#include "values/numbers.h"
#include "values/operations.h"

#include <array>
#include <cmath>
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

namespace {

/// Python's time.struct_time, in UTC.
class TimeParts final : public PyObject {
public:
    explicit TimeParts(double secondsSince1970) : PyObject(Type::Other), seconds(secondsSince1970)
    {
    }
    std::string_view typeName() const override { return "time.struct_time"; }
    std::string repr() const override
    {
        std::string out = "time.struct_time(";
        for (const auto &[name, value] : parts())
            out +=
                (out.back() == '(' ? "" : ", ") + std::string(name) + "=" + std::to_string(value);
        return out + ")";
    }
    bool attribute(std::string_view attributeName, Value &out) const override
    {
        for (const auto &[name, value] : parts()) {
            if (name != attributeName)
                continue;
            out = Value::integer(value);
            return true;
        }
        return false;
    }

    const double seconds;

private:
    std::array<std::pair<std::string_view, int>, 9> parts() const
    {
        const auto whole = static_cast<time_t>(std::floor(seconds));
        tm t{};
        gmtime_r(&whole, &t);
        return {{{"tm_year", t.tm_year + 1900},
                 {"tm_mon", t.tm_mon + 1},
                 {"tm_mday", t.tm_mday},
                 {"tm_hour", t.tm_hour},
                 {"tm_min", t.tm_min},
                 {"tm_sec", t.tm_sec},
                 {"tm_wday", (t.tm_wday + 6) % 7},
                 {"tm_yday", t.tm_yday + 1},
                 {"tm_isdst", 0}}};
    }
};

} // namespace

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
    for (const char *name : {"localtime", "gmtime"}) { // both in UTC
        time.members[name] = make<Builtin>(name, [clock, name](Caller &caller, const Args &args) {
            const ArgumentReader in(name, args, {"seconds"}, 0, 1);
            return make<TimeParts>(
                toDouble(in.get(0).isNone() ? caller.call(clock, {}) : in.get(0)));
        });
    }
    time.members["strftime"] = make<Builtin>("strftime", [clock](Caller &caller, const Args &args) {
        const ArgumentReader in("strftime", args, {"format", "t"}, 1, 2);
        const auto *format = in.get(0).as<Str>();
        if (!format)
            raise(Error::TypeError,
                  "strftime() argument 1 must be str, not " + std::string(typeName(in.get(0))));
        const auto *parts = dynamic_cast<const TimeParts *>(in.get(1).object());
        if (in.has(1) && !parts)
            raise(Error::TypeError, "Tuple or struct_time argument required");
        const double seconds = parts ? parts->seconds : toDouble(caller.call(clock, {}));
        return text(formattedTime(caller, seconds, format->text));
    });
}

} // namespace coroscope
