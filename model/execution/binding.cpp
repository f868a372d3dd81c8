// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/fiber.h"
#include "values/errors.h"
#include "values/operations.h"

#include <algorithm>

/// How arguments reach parameters. CPython: ceval.c, initialize_locals and its error texts.
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

void reportMissing(const Code &code, const std::vector<std::string> &missing, const char *kind)
{
    raise(Error::TypeError, code.qualifiedName + "() missing " + std::to_string(missing.size()) +
                                " required " + kind + " argument" +
                                (missing.size() == 1 ? "" : "s") + ": " + quotedList(missing));
}

void reportTooMany(const Code &code, std::size_t given)
{
    const std::size_t most = code.positional.size();
    const std::size_t least = most - static_cast<std::size_t>(std::count_if(
                                         code.positional.begin(), code.positional.end(),
                                         [](const CodeParameter &p) { return p.hasDefault; }));
    const std::string takes = least == most
                                  ? std::to_string(most)
                                  : "from " + std::to_string(least) + " to " + std::to_string(most);
    raise(Error::TypeError, code.qualifiedName + "() takes " + takes + " positional argument" +
                                (most == 1 && least == most ? "" : "s") + " but " +
                                std::to_string(given) + (given == 1 ? " was" : " were") + " given");
}

void bindKeyword(Frame &frame, const Keyword &keyword, Dict *rest)
{
    const Code &code = *frame.code;
    const CodeParameter *target = nullptr;
    for (const auto *group : {&code.positional, &code.keywordOnly}) {
        for (const CodeParameter &parameter : *group) {
            if (parameter.name == keyword.name && !parameter.positionalOnly)
                target = &parameter;
        }
    }
    if (target) {
        Value &slot = frame.slot(target->slot);
        if (!slot.isUnbound())
            raise(Error::TypeError, code.qualifiedName + "() got multiple values for argument '" +
                                        std::string(keyword.name) + "'");
        slot = keyword.value;
    } else if (rest) {
        rest->table.insert(text(std::string(keyword.name)), keyword.value);
    } else {
        raise(Error::TypeError, code.qualifiedName + "() got an unexpected keyword argument '" +
                                    std::string(keyword.name) + "'");
    }
}

void bindDefaults(Frame &frame, const Function &function)
{
    std::size_t next = 0;
    std::vector<std::string> missing;
    const char *kind = "positional";
    for (const auto *group : {&frame.code->positional, &frame.code->keywordOnly}) {
        for (const CodeParameter &parameter : *group) {
            const Value *fallback = parameter.hasDefault ? &function.defaults[next++] : nullptr;
            Value &slot = frame.slot(parameter.slot);
            if (!slot.isUnbound())
                continue;
            if (fallback)
                slot = *fallback;
            else
                missing.push_back(parameter.name);
        }
        if (!missing.empty())
            reportMissing(*frame.code, missing, kind);
        kind = "keyword-only";
    }
}

} // namespace

FramePtr Machine::bind(const Function &function, const Args &args)
{
    const Code &code = *function.code;
    FramePtr frame = Frame::make(code);
    for (std::size_t i = 0; i < code.freeSlots.size(); ++i)
        frame->bind(code.freeSlots[i], function.closure[i]);

    const std::size_t given = args.positional.size();
    const std::size_t plain = std::min(given, code.positional.size());
    for (std::size_t i = 0; i < plain; ++i)
        frame->bind(code.positional[i].slot, args.positional[i]);
    if (given == code.positional.size() && args.keywords.empty() && !code.takesNamed)
        return frame;

    if (code.argsSlot >= 0) {
        frame->slot(static_cast<std::uint32_t>(code.argsSlot)) = tuple(
            {args.positional.begin() + static_cast<std::ptrdiff_t>(plain), args.positional.end()});
    } else if (given > plain) {
        reportTooMany(code, given);
    }
    Ref<Dict> rest;
    if (code.kwargsSlot >= 0) {
        rest = make<Dict>();
        frame->slot(static_cast<std::uint32_t>(code.kwargsSlot)) = rest;
    }
    for (const Keyword &keyword : args.keywords)
        bindKeyword(*frame, keyword, rest.get());
    bindDefaults(*frame, function);
    return frame;
}

} // namespace coroscope
