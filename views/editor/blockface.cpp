// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/blockface.h"

#include "scenario/fielditems.h"
#include "views/editor/texts.h"

namespace coroscope {

namespace {

/// The words that stand before a field, where the field's title does not do.
struct FieldWord {
    BlockKind kind;
    std::string_view key;
    const char *word;
};

constexpr FieldWord fieldWords[] = {
    {BlockKind::For, "iterable", "in"},
    {BlockKind::Except, "name", "as"},
    {BlockKind::ExceptStar, "name", "as"},
    {BlockKind::TaskGroup, "variable", "as"},
    {BlockKind::Timeout, "variable", "as"},
    {BlockKind::With, "target", "as"},
    {BlockKind::Raise, "cause", "from"},
    {BlockKind::Assert, "message", ","},
    {BlockKind::AddDoneCallback, "function", "→"},
    {BlockKind::RemoveDoneCallback, "function", "→"},
    {BlockKind::SetResult, "value", "="},
    {BlockKind::SetException, "exception", "="},
    {BlockKind::CallSoon, "function", "→"},
    {BlockKind::CallLater, "function", "→"},
    {BlockKind::CallAt, "function", "→"},
    {BlockKind::Put, "item", "←"},
    {BlockKind::PutNowait, "item", "←"},
    {BlockKind::SetName, "name", "="},
    {BlockKind::Reschedule, "when", "="},
    {BlockKind::WaitUntil, "predicate", "→"},
    {BlockKind::ToThread, "arguments", ","},
    {BlockKind::RunInExecutor, "executor", "on"},
    {BlockKind::RunInExecutor, "function", "→"},
    {BlockKind::RunInExecutor, "arguments", ","},
    {BlockKind::RunInExecutor, "mode", ""},
    {BlockKind::Runner, "variable", "as"},
    {BlockKind::RunInRunner, "call", "→"},
    {BlockKind::RunUntilComplete, "awaitable", "→"},
    {BlockKind::Define, "parameters", ""},
    {BlockKind::Wait, "pending", ","},
    {BlockKind::Yield, "value", ""},
    {BlockKind::Gather, "mode", ""},
    {BlockKind::Shield, "mode", ""},
    {BlockKind::AsCompleted, "awaitables", "of"},
};

bool isResult(const BlockField &field)
{
    return field.type == FieldType::Target && !field.required;
}

bool isDefault(const BlockField &field, std::string_view text)
{
    return text.empty() || (field.type == FieldType::Choice && text == field.choices.front());
}

/// A choice at the beginning that says what the title says: "for", where there is "async for" too.
bool repeatsTitle(const Block &block, const BlockField &field, std::size_t index)
{
    if (index != 0 || field.type != FieldType::Choice)
        return false;
    const std::string_view text = block.fields[0];
    return (text.empty() ? field.choices.front() : text) == blockType(block.kind).title;
}

bool isShown(const Block &block, const BlockField &field, std::size_t index)
{
    if (repeatsTitle(block, field, index))
        return false;
    return field.required || !isDefault(field, block.fields[index]) ||
           (index == 0 && !isResult(field)) || block.kind == BlockKind::Let;
}

QString wordBefore(const Block &block, const BlockField &field, std::size_t index)
{
    for (const FieldWord &entry : fieldWords) {
        if (entry.kind == block.kind && entry.key == field.key)
            return QString::fromUtf8(entry.word);
    }
    if (isResult(field))
        return QStringLiteral("→");
    const bool needsNone = index == 0 || field.required || block.kind == BlockKind::Let;
    return needsNone ? QString() : catalogText(field.title).toLower();
}

FacePart fieldPart(const Block &block, const BlockField &field, std::size_t index)
{
    const bool quiet = isResult(field) || (field.type == FieldType::Choice && index > 0);
    FacePart part{.kind = quiet ? FacePart::Kind::Quiet : FacePart::Kind::Chip,
                  .text = toQString(block.fields[index]),
                  .field = index};
    if (field.type == FieldType::Choice && part.text.isEmpty())
        part.text = toQString(field.choices.front());
    if (part.text.isEmpty()) {
        part.text = catalogText(field.title).toLower();
        part.placeholder = true;
    }
    return part;
}

void addRows(const Block &block, std::size_t index, std::vector<FacePart> &rows)
{
    const std::vector<std::string> items = fieldItems(block.fields[index]);
    for (std::size_t i = 0; i < items.size(); ++i) {
        rows.push_back({.kind = FacePart::Kind::Row,
                        .text = toQString(items[i]),
                        .field = index,
                        .item = static_cast<int>(i)});
    }
    if (items.empty()) {
        rows.push_back({.kind = FacePart::Kind::Row,
                        .text = QCoreApplication::translate("Canvas", "awaitable"),
                        .field = index,
                        .item = 0,
                        .placeholder = true});
    }
}

} // namespace

bool showsRows(BlockKind kind, const BlockField &field)
{
    return kind == BlockKind::Gather && field.type == FieldType::ExpressionList;
}

std::vector<FacePart> blockFace(const Block &block)
{
    const BlockType &type = blockType(block.kind);
    const QString title = block.kind == BlockKind::Unknown && !block.unknownKind.empty()
                              ? toQString(block.unknownKind)
                              : catalogText(type.title);
    std::vector<FacePart> parts;
    parts.push_back({.kind = FacePart::Kind::Title, .text = title});
    std::vector<FacePart> rows;
    for (std::size_t i = 0; i < type.fields.size() && i < block.fields.size(); ++i) {
        const BlockField &field = type.fields[i];
        if (!isShown(block, field, i))
            continue;
        if (showsRows(block.kind, field)) {
            addRows(block, i, rows);
            continue;
        }
        const QString word = wordBefore(block, field, i);
        if (!word.isEmpty())
            parts.push_back({.kind = FacePart::Kind::Word, .text = word});
        parts.push_back(fieldPart(block, field, i));
    }
    parts.insert(parts.end(), rows.begin(), rows.end());
    return parts;
}

std::vector<std::size_t> hiddenFields(const Block &block)
{
    const BlockType &type = blockType(block.kind);
    std::vector<std::size_t> hidden;
    for (std::size_t i = 0; i < type.fields.size() && i < block.fields.size(); ++i) {
        if (!isShown(block, type.fields[i], i))
            hidden.push_back(i);
    }
    return hidden;
}

} // namespace coroscope
