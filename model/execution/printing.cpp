// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/printing.h"

#include "values/errors.h"
#include "values/operations.h"

namespace coroscope {

std::string printedText(Caller &caller, const Args &args)
{
    std::string separator = " ";
    std::string end = "\n";
    for (const Keyword &keyword : args.keywords) {
        std::string *option = keyword.name == "sep"   ? &separator
                              : keyword.name == "end" ? &end
                                                      : nullptr;
        if (!option) {
            if (keyword.name != "file" && keyword.name != "flush")
                raise(Error::TypeError, "'" + std::string(keyword.name) +
                                            "' is an invalid keyword argument for print()");
        } else if (!keyword.value.isNone()) {
            if (keyword.value.type() != Type::Str)
                raise(Error::TypeError, std::string(keyword.name) +
                                            " must be None or a string, not " +
                                            std::string(typeName(keyword.value)));
            *option = keyword.value.as<Str>()->text;
        }
    }
    std::string text;
    for (std::size_t i = 0; i < args.positional.size(); ++i) {
        if (i > 0)
            text += separator;
        text += str(args.positional[i]);
        caller.reserve(text.size());
    }
    return text + end;
}

} // namespace coroscope
