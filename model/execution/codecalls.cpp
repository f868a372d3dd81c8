// SPDX-License-Identifier: GPL-3.0-or-later
#include "execution/codegenerator.h"

#include "values/operations.h"

#include <algorithm>

namespace coroscope {

using namespace language;

namespace {

constexpr std::size_t mostMethodNames = 1u << 20;
constexpr std::size_t mostMethodArguments = 1u << 10;

/// Evaluating it neither raises, but for an unknown name, nor changes anything.
bool isPlain(const ExprPtr &argument)
{
    return std::holds_alternative<Constant>(argument->node) ||
           std::holds_alternative<Name>(argument->node);
}

} // namespace

void CodeGenerator::call(const Call &node)
{
    const bool hasStarred =
        std::any_of(node.positional.begin(), node.positional.end(),
                    [](const ExprPtr &a) { return std::holds_alternative<Starred>(a->node); }) ||
        std::any_of(node.keywords.begin(), node.keywords.end(),
                    [](const KeywordArgument &k) { return k.name.empty(); });
    if (hasStarred)
        return starredCall(node);

    const auto *name = std::get_if<Name>(&node.callee->node);
    if (name && name->id == "super" && node.positional.empty() && node.keywords.empty() &&
        isMethod())
        return superCall();
    const auto count = static_cast<std::int32_t>(node.positional.size());
    const auto *attribute = std::get_if<Attribute>(&node.callee->node);
    if (attribute && node.keywords.empty() && node.positional.size() < mostMethodArguments) {
        const std::int32_t name = m_code.nameIndex(attribute->name);
        if (static_cast<std::size_t>(name) < mostMethodNames) {
            expression(attribute->object);
            if (!std::all_of(node.positional.begin(), node.positional.end(), isPlain))
                m_code.emit(Op::CheckMethod, name);
            for (const ExprPtr &argument : node.positional)
                expression(argument);
            m_code.emit(Op::CallMethod, name | count << 20);
            return;
        }
    }
    expression(node.callee);
    for (const ExprPtr &argument : node.positional)
        expression(argument);
    if (node.keywords.empty()) {
        m_code.emit(Op::Call, count);
        return;
    }
    std::vector<Value> names;
    for (const KeywordArgument &keyword : node.keywords) {
        expression(keyword.value);
        names.push_back(text(keyword.name));
    }
    const auto arguments =
        static_cast<std::uint32_t>(count) + static_cast<std::uint32_t>(names.size());
    // The number of all arguments stands on the stack: names alone do not tell it.
    m_code.constant(Value::integer(arguments));
    m_code.emit(Op::CallKeywords, m_code.constantIndex(tuple(std::move(names))));
    m_code.setDepth(m_code.depth() - arguments - 1);
}

void CodeGenerator::starredCall(const Call &node)
{
    expression(node.callee);
    const bool isOneIterable = node.positional.size() == 1 &&
                               std::holds_alternative<Starred>(node.positional.front()->node);
    if (isOneIterable)
        expression(node.positional.front());
    else
        elements(node.positional, Op::BuildList, Op::ListAppend, Op::ListExtend);
    m_code.emit(Op::BuildDict, 0);
    bool isMerging = false;
    for (const KeywordArgument &keyword : node.keywords) {
        const bool isMapping = keyword.name.empty();
        isMerging = isMerging || isMapping;
        if (!isMapping) {
            if (isMerging) // of the mappings before, none may have it
                m_code.emit(Op::BuildDict, 0);
            m_code.constant(text(keyword.name));
        }
        expression(keyword.value);
        if (!isMapping)
            m_code.emit(Op::DictSet, 1);
        if (isMerging)
            m_code.emit(Op::DictMerge, 1);
    }
    m_code.emit(Op::CallStarred, isOneIterable ? 1 : 0);
}

} // namespace coroscope
