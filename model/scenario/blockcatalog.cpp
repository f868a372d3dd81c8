// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenario/blockcatalog.h"

#include "scenario/catalogtables.h"
#include "scenario/linepattern.h"

#include <algorithm>
#include <array>

namespace coroscope {
namespace {

constexpr std::size_t kindCount = static_cast<std::size_t>(BlockKind::Unknown) + 1;
constexpr std::size_t summaryLength = 80; ///< in code points

/// The rows of all parts, and where each kind stands among them.
class Catalog {
public:
    Catalog()
    {
        for (const auto part :
             {catalog::basicBlocks(), catalog::taskBlocks(), catalog::combineBlocks(),
              catalog::scopeBlocks(), catalog::futureBlocks(), catalog::callbackBlocks(),
              catalog::syncBlocks(), catalog::syncUseBlocks(), catalog::threadBlocks(),
              catalog::controlBlocks(), catalog::programBlocks(), catalog::clauseBlocks(),
              catalog::unknownBlocks()})
            m_rows.insert(m_rows.end(), part.begin(), part.end());
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            m_places[static_cast<std::size_t>(m_rows[i].kind)] = i;
    }

    std::span<const BlockType> rows() const { return m_rows; }
    const BlockType &row(BlockKind kind) const
    {
        return m_rows[m_places[static_cast<std::size_t>(kind)]];
    }

private:
    std::vector<BlockType> m_rows;
    std::array<std::size_t, kindCount> m_places{};
};

const Catalog &theCatalog()
{
    static const Catalog instance;
    return instance;
}

/// \p text on one line, at most \p length code points of it.
std::string oneLine(std::string_view text, std::size_t length)
{
    std::string line;
    std::size_t count = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xc0) != 0x80 && ++count > length)
            return line + "…";
        line += byte < 0x20 ? ' ' : c;
    }
    return line;
}

/// The title, the filled fields, and "→" before the target.
std::string titleAndFields(const Block &block, const BlockType &type)
{
    std::string line(type.title);
    std::string target;
    for (std::size_t i = 0; i < type.fields.size() && i < block.fields.size(); ++i) {
        const BlockField &field = type.fields[i];
        const std::string &text = block.fields[i];
        if (text.empty() || (field.type == FieldType::Choice && text == field.choices.front()))
            continue;
        if (field.type == FieldType::Target)
            target += (target.empty() ? " → " : ", ") + text;
        else
            line += " " + text;
    }
    return line + target;
}

} // namespace

const BlockType &blockType(BlockKind kind) { return theCatalog().row(kind); }

const BlockType *blockTypeByKey(std::string_view key)
{
    const auto rows = blockTypes();
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const BlockType &type) {
        return type.key == key && type.kind != BlockKind::Unknown;
    });
    return found == rows.end() ? nullptr : &*found;
}

std::span<const BlockType> blockTypes() { return theCatalog().rows(); }

namespace {

std::optional<std::size_t> indexBy(std::string_view BlockField::*name, const BlockType &type,
                                   std::string_view key)
{
    const auto found = std::find_if(type.fields.begin(), type.fields.end(),
                                    [&](const BlockField &field) { return field.*name == key; });
    if (found == type.fields.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - type.fields.begin());
}

} // namespace

std::optional<std::size_t> fieldIndex(const BlockType &type, std::string_view key)
{
    return indexBy(&BlockField::key, type, key);
}

std::optional<std::size_t> formerFieldIndex(const BlockType &type, std::string_view key)
{
    return key.empty() ? std::nullopt : indexBy(&BlockField::formerKey, type, key);
}

std::string_view fieldText(const Block &block, std::string_view key)
{
    const auto index = fieldIndex(blockType(block.kind), key);
    return index && *index < block.fields.size() ? std::string_view(block.fields[*index])
                                                 : std::string_view();
}

Block newBlock(BlockKind kind)
{
    const BlockType &type = blockType(kind);
    Block block;
    block.kind = kind;
    for (const BlockField &field : type.fields)
        block.fields.emplace_back(field.initial);
    if (kind == BlockKind::Try)
        block.clauses.push_back(newBlock(BlockKind::Except));
    return block;
}

std::string pythonLine(const Block &block)
{
    return fillPattern(blockType(block.kind).python, block);
}

bool suspends(const Block &block)
{
    const std::string_view keyword = fieldText(block, "keyword");
    if (block.kind == BlockKind::For)
        return keyword == "async for";
    return blockType(block.kind).suspends && fieldText(block, "mode") != "keep it" &&
           keyword != "with";
}

bool isLoop(BlockKind kind)
{
    return kind == BlockKind::While || kind == BlockKind::For || kind == BlockKind::AsCompleted;
}

bool mayRepeat(BlockKind kind)
{
    return kind == BlockKind::Elif || kind == BlockKind::Except || kind == BlockKind::ExceptStar;
}

bool isClause(BlockKind kind) { return blockType(kind).group == BlockGroup::Clause; }

std::string summary(const Block &block)
{
    const BlockType &type = blockType(block.kind);
    if (block.kind == BlockKind::Unknown)
        return oneLine(std::string(type.title) + " " + block.unknownKind, summaryLength);
    return oneLine(type.summary.empty() ? titleAndFields(block, type)
                                        : fillPattern(type.summary, block),
                   summaryLength);
}

} // namespace coroscope
