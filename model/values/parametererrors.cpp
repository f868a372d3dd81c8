// SPDX-License-Identifier: GPL-3.0-or-later
#include "values/parametererrors.h"

#include "values/errors.h"

namespace coroscope {

namespace {

std::string quotedList(const std::vector<std::string> &names)
{
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0)
            text += i + 1 < names.size() ? ", " : names.size() == 2 ? " and " : ", and ";
        text += "'" + names[i] + "'";
    }
    return text;
}

const char *plural(std::size_t count) { return count == 1 ? "" : "s"; }

} // namespace

void raiseMissingArguments(const std::string &function, const std::vector<std::string> &missing,
                           const char *kind)
{
    raise(Error::TypeError, function + "() missing " + std::to_string(missing.size()) +
                                " required " + kind + " argument" + plural(missing.size()) + ": " +
                                quotedList(missing));
}

void raiseTooManyArguments(const std::string &function, const ArgumentCounts &counts)
{
    const bool isFixed = counts.least == counts.most;
    std::string text = function + "() takes ";
    text += isFixed ? std::to_string(counts.most)
                    : "from " + std::to_string(counts.least) + " to " + std::to_string(counts.most);
    text += std::string(" positional argument") + (isFixed ? plural(counts.most) : "s") + " but " +
            std::to_string(counts.given);
    if (counts.keywordOnly > 0)
        text += std::string(" positional argument") + plural(counts.given) + " (and " +
                std::to_string(counts.keywordOnly) + " keyword-only argument" +
                plural(counts.keywordOnly) + ")";
    text += counts.given == 1 && counts.keywordOnly == 0 ? " was given" : " were given";
    raise(Error::TypeError, text);
}

void raiseRepeatedArgument(const std::string &function, std::string_view name)
{
    raise(Error::TypeError,
          function + "() got multiple values for argument '" + std::string(name) + "'");
}

void raiseUnexpectedArgument(const std::string &function, std::string_view name)
{
    raise(Error::TypeError,
          function + "() got an unexpected keyword argument '" + std::string(name) + "'");
}

void raisePositionalOnly(const std::string &function, const std::vector<std::string> &names)
{
    std::string list;
    for (const std::string &name : names)
        list += (list.empty() ? "" : ", ") + name;
    raise(Error::TypeError,
          function + "() got some positional-only arguments passed as keyword arguments: '" + list +
              "'");
}

} // namespace coroscope
