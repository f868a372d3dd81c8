// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/edittarget.h"

#include "scenario/fielditems.h"
#include "scenario/validation.h"
#include "views/editor/cardmetrics.h"
#include "views/editor/texts.h"

#include <algorithm>

namespace coroscope {

namespace {

constexpr double hiddenFieldWidth = 140;

/// The field's text when the item of the target is replaced by \p text.
std::string withItem(const std::string &field, int item, const std::string &text)
{
    if (item < 0)
        return text;
    std::vector<std::string> items = fieldItems(field);
    const auto index = static_cast<std::size_t>(item);
    if (index >= items.size())
        items.push_back(text);
    else
        items[index] = text;
    return joinFieldItems(items);
}

const std::string *fieldOf(const Scenario &scenario, const EditTarget &target)
{
    const Block *block = findBlock(scenario, target.block);
    return block && target.field < block->fields.size() ? &block->fields[target.field] : nullptr;
}

std::string joined(const std::vector<std::string> &parameters)
{
    return joinFieldItems(parameters);
}

} // namespace

std::vector<EditTarget> editOrder(const CardLayout &card)
{
    std::vector<EditTarget> order;
    if (card.definition) {
        order.push_back({.what = EditTarget::What::CardName, .definition = card.definition});
        order.push_back({.what = EditTarget::What::CardParameters, .definition = card.definition});
    }
    for (const BlockBox &box : card.boxes) {
        for (const PlacedPart &placed : box.parts) {
            if (placed.part.isField())
                order.push_back(
                    {.block = box.id, .field = placed.part.field, .item = placed.part.item});
        }
    }
    return order;
}

QRectF targetRect(const CardLayout &card, const EditTarget &target)
{
    if (target.what == EditTarget::What::CardName)
        return card.nameRect;
    if (target.what == EditTarget::What::CardParameters)
        return card.parametersRect;
    const int index = card.indexOf(target.block);
    if (index < 0)
        return {};
    const BlockBox &box = card.boxes[static_cast<std::size_t>(index)];
    if (target.what == EditTarget::What::Comment && !box.comment.isEmpty())
        return box.commentRect;
    QRectF last = box.head;
    for (const PlacedPart &placed : box.parts) {
        if (target.what == EditTarget::What::Field && placed.part.isField() &&
            placed.part.field == target.field && placed.part.item == target.item)
            return placed.rect;
        last = placed.rect;
    }
    if (target.item >= 0) // a new row under the last one
        return last.translated(0, last.height() + cardmetric::gap);
    QRectF free(box.parts.front().rect);
    free.setLeft(std::max(last.right() + cardmetric::chipGap, box.head.right() - hiddenFieldWidth));
    free.setWidth(hiddenFieldWidth);
    return free;
}

QString targetText(const Scenario &scenario, const EditTarget &target)
{
    switch (target.what) {
    case EditTarget::What::Field: {
        const std::string *field = fieldOf(scenario, target);
        if (!field || target.item < 0)
            return field ? toQString(*field) : QString();
        const std::vector<std::string> items = fieldItems(*field);
        const auto index = static_cast<std::size_t>(target.item);
        return index < items.size() ? toQString(items[index]) : QString();
    }
    case EditTarget::What::Comment: {
        const Block *block = findBlock(scenario, target.block);
        return block ? toQString(block->comment) : QString();
    }
    case EditTarget::What::CardName:
    case EditTarget::What::CardParameters:
        break;
    }
    const Definition *definition = findDefinition(scenario, target.definition);
    if (!definition)
        return {};
    return toQString(target.what == EditTarget::What::CardName ? definition->name
                                                               : joined(definition->parameters));
}

void setTargetText(Document &document, const EditTarget &target, const QString &text)
{
    const std::string value = text.toStdString();
    document.endEditing();
    switch (target.what) {
    case EditTarget::What::Field:
        if (const std::string *field = fieldOf(document.scenario(), target))
            document.setField(target.block, target.field, withItem(*field, target.item, value));
        break;
    case EditTarget::What::Comment:
        document.setComment(target.block, value);
        break;
    case EditTarget::What::CardName:
        document.renameDefinition(target.definition, text.trimmed().toStdString());
        break;
    case EditTarget::What::CardParameters:
        document.setParameters(target.definition, fieldItems(value));
        break;
    }
    document.endEditing();
}

QString problemSentence(const Problem &problem)
{
    QString sentence = toQString(problem.what);
    if (problem.line > 0 && problem.column > 0) {
        if (sentence.endsWith(QLatin1Char('.')))
            sentence.chop(1);
        sentence += QCoreApplication::translate("Canvas", " (line %1, column %2).")
                        .arg(problem.line)
                        .arg(problem.column);
    }
    if (!problem.remedy.empty())
        sentence += QLatin1Char(' ') + toQString(problem.remedy);
    return sentence;
}

std::vector<Problem> targetProblems(const Scenario &scenario, const EditTarget &target,
                                    const QString &text)
{
    const std::string value = text.toStdString();
    if (target.what == EditTarget::What::Comment)
        return {};
    if (target.what == EditTarget::What::Field) {
        const Block *block = findBlock(scenario, target.block);
        if (!block || target.field >= block->fields.size())
            return {};
        Block changed;
        changed.id = block->id;
        changed.kind = block->kind;
        changed.fields = block->fields;
        // A row is parsed alone, so that line and column are the row's own.
        changed.fields[target.field] = value;
        return validateField(changed, target.field);
    }
    // A definition's head obeys the rules of the block that defines a function inside another.
    const bool isName = target.what == EditTarget::What::CardName;
    Block define = newBlock(BlockKind::Define);
    const auto field = fieldIndex(blockType(BlockKind::Define), isName ? "name" : "parameters");
    define.fields[*field] = isName ? text.trimmed().toStdString() : value;
    std::vector<Problem> problems = validateField(define, *field);
    const bool isTaken =
        isName && std::ranges::any_of(scenario.definitions, [&](const auto &other) {
            return other.id != target.definition && other.name == value;
        });
    if (isTaken)
        problems.push_back(
            {.what = QCoreApplication::translate("Canvas", "Another card has this name already.")
                         .toStdString()});
    return problems;
}

} // namespace coroscope
