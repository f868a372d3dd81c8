// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/fiber.h"
#include "values/errors.h"
#include "values/operations.h"
#include "values/parametererrors.h"

#include <algorithm>

/// How arguments reach parameters. CPython: ceval.c, initialize_locals and its error texts.
namespace coroscope {

namespace {

void reportTooMany(const Frame &frame, std::size_t given)
{
    const Code &code = *frame.code;
    const auto hasDefault = [](const CodeParameter &p) { return p.hasDefault; };
    const auto isGiven = [&](const CodeParameter &p) { return !frame.slot(p.slot).isUnbound(); };
    const std::size_t most = code.positional.size();
    raiseTooManyArguments(code.qualifiedName,
                          {.least = most - static_cast<std::size_t>(
                                               std::ranges::count_if(code.positional, hasDefault)),
                           .most = most,
                           .given = given,
                           .keywordOnly = static_cast<std::size_t>(
                               std::ranges::count_if(code.keywordOnly, isGiven))});
}

/// No parameter takes \p keyword: CPython blames all that can be given by position only, first.
[[noreturn]] void reportUnexpected(const Code &code, const Keyword &keyword, const Args &args)
{
    std::vector<std::string> names;
    for (const CodeParameter &parameter : code.positional) {
        const bool isNamed = std::ranges::count(args.keywords, parameter.name, &Keyword::name) > 0;
        if (parameter.positionalOnly && isNamed)
            names.push_back(parameter.name);
    }
    if (!names.empty())
        raisePositionalOnly(code.qualifiedName, names);
    raiseUnexpectedArgument(code.qualifiedName, keyword.name);
}

void bindKeyword(Frame &frame, const Keyword &keyword, Dict *rest, const Args &args)
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
            raiseRepeatedArgument(code.qualifiedName, keyword.name);
        slot = keyword.value;
    } else if (rest) {
        rest->table.insert(text(std::string(keyword.name)), keyword.value);
    } else {
        reportUnexpected(code, keyword, args);
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
            raiseMissingArguments(frame.code->qualifiedName, missing, kind);
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
    }
    Ref<Dict> rest;
    if (code.kwargsSlot >= 0) {
        rest = make<Dict>();
        frame->slot(static_cast<std::uint32_t>(code.kwargsSlot)) = rest;
    }
    for (const Keyword &keyword : args.keywords)
        bindKeyword(*frame, keyword, rest.get(), args);
    if (code.argsSlot < 0 && given > plain)
        reportTooMany(*frame, given);
    bindDefaults(*frame, function);
    return frame;
}

} // namespace coroscope
