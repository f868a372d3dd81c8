// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/scenariowriter.h"

#include "io/formats.h"
#include "io/jsonvalue.h"
#include "io/migrations.h"
#include "scenario/blockcatalog.h"

#include <algorithm>

namespace coroscope {
namespace {

/// Writes one document: nested lists of blocks on lines of their own, all else on one line.
class Writer {
public:
    explicit Writer(std::string_view format)
    {
        m_out = "{\n";
        topMember("format", jsonString(format));
        topMember("version", std::to_string(formatVersion));
        topMember("generator", jsonString("Coroscope " COROSCOPE_VERSION));
    }

    /// A member of the document itself, whose value is already JSON.
    void topMember(std::string_view key, std::string_view json)
    {
        m_out += m_isFirst ? "  " : ",\n  ";
        m_isFirst = false;
        m_out += jsonString(key) + ": ";
        m_out += json;
    }
    void topText(std::string_view key, const std::string &text)
    {
        if (!text.empty())
            topMember(key, jsonString(text));
    }
    void topUnknown(const UnknownMembers &unknown)
    {
        for (const auto &[key, json] : unknown)
            topMember(key, json);
    }
    void topBlocks(std::string_view key, const BlockList &blocks)
    {
        topMember(key, "");
        list(blocks, 1, [this](const Block &item) { block(item, 2); });
    }
    void topDefinitions(const std::vector<Definition> &definitions)
    {
        topMember("definitions", "");
        list(definitions, 1, [this](const Definition &item) { definition(item, 2); });
    }
    void topDefinition(const Definition &item)
    {
        topMember("definition", "");
        definition(item, 1);
    }

    std::string finish() { return std::move(m_out) + "\n}\n"; }

private:
    void line(int depth) { m_out.append(1, '\n').append(static_cast<std::size_t>(2 * depth), ' '); }

    /// Items each on a line, or [] when there are none.
    template <class Item, class Write>
    void list(const std::vector<Item> &items, int depth, Write write)
    {
        m_out += '[';
        for (std::size_t i = 0; i < items.size(); ++i) {
            m_out += i == 0 ? "" : ",";
            line(depth + 1);
            write(items[i]);
        }
        if (!items.empty())
            line(depth);
        m_out += ']';
    }

    void member(std::string_view key, std::string_view json)
    {
        m_out += ", " + jsonString(key) + ": ";
        m_out += json;
    }

    void block(const Block &block, int depth)
    {
        const BlockType &type = blockType(block.kind);
        const bool isUnknown = block.kind == BlockKind::Unknown;
        m_out += "{\"id\": " + std::to_string(block.id.value);
        member("kind", jsonString(isUnknown ? std::string_view(block.unknownKind) : type.key));
        for (std::size_t i = 0; i < std::min(type.fields.size(), block.fields.size()); ++i) {
            const BlockField &field = type.fields[i];
            const bool isDefault =
                field.type == FieldType::Choice && block.fields[i] == field.choices.front();
            if (!block.fields[i].empty() && !isDefault)
                member(field.key, jsonString(block.fields[i]));
        }
        for (const auto &[key, json] : block.unknown)
            member(key, json);
        if (block.disabled)
            member("disabled", "true");
        if (!block.comment.empty())
            member("comment", jsonString(block.comment));
        innerBlocks("body", block.body, depth);
        innerBlocks("clauses", block.clauses, depth);
        m_out += '}';
    }

    void innerBlocks(std::string_view key, const BlockList &blocks, int depth)
    {
        if (blocks.empty())
            return;
        member(key, "");
        list(blocks, depth, [this, depth](const Block &item) { block(item, depth + 1); });
    }

    void definition(const Definition &definition, int depth)
    {
        m_out += "{\"id\": " + std::to_string(definition.id.value);
        member("kind",
               definition.kind == Definition::Kind::Coroutine ? "\"coroutine\"" : "\"function\"");
        member("name", jsonString(definition.name));
        std::string parameters;
        for (const std::string &parameter : definition.parameters)
            parameters += (parameters.empty() ? "" : ", ") + jsonString(parameter);
        member("parameters", "[" + parameters + "]");
        if (!definition.comment.empty())
            member("comment", jsonString(definition.comment));
        for (const auto &[key, json] : definition.unknown)
            member(key, json);
        member("body", "");
        list(definition.body, depth, [this, depth](const Block &item) { block(item, depth + 1); });
        m_out += '}';
    }

    std::string m_out;
    bool m_isFirst = true;
};

std::string unknownJson(const UnknownMembers &unknown)
{
    std::string json;
    for (const auto &[key, value] : unknown)
        json += ", " + jsonString(key) + ": " + value;
    return json;
}

std::string layoutJson(const std::map<DefinitionId, CardPosition> &layout)
{
    std::string json;
    for (const auto &[id, card] : layout) {
        json += (json.empty() ? "\"" : ", \"") + (id ? std::to_string(id.value) : "program");
        json += "\": [" + jsonNumber(card.x) + ", " + jsonNumber(card.y) + "]";
    }
    return "{" + json + "}";
}

std::string notesJson(const std::vector<Note> &notes)
{
    std::string json;
    for (const Note &note : notes) {
        json += json.empty() ? "" : ", ";
        json += "{\"at\": " + jsonNumber(note.at) + ", \"text\": " + jsonString(note.text) +
                unknownJson(note.unknown) + "}";
    }
    return "[" + json + "]";
}

} // namespace

std::string writeScenario(const Scenario &scenario)
{
    Writer writer(scenarioFormat);
    writer.topMember("title", jsonString(scenario.title));
    writer.topText("description", scenario.description);
    writer.topDefinitions(scenario.definitions);
    writer.topBlocks("program", scenario.program);
    writer.topMember("settings", "{\"seed\": " + std::to_string(scenario.settings.seed) +
                                     unknownJson(scenario.settings.unknown) + "}");
    if (!scenario.layout.empty())
        writer.topMember("layout", layoutJson(scenario.layout));
    if (!scenario.notes.empty())
        writer.topMember("notes", notesJson(scenario.notes));
    writer.topUnknown(scenario.unknown);
    return writer.finish();
}

std::string writeBlocks(const BlockList &blocks)
{
    Writer writer(blocksFormat);
    writer.topBlocks("blocks", blocks);
    return writer.finish();
}

std::string writeDefinition(const Definition &definition)
{
    Writer writer(definitionFormat);
    writer.topDefinition(definition);
    return writer.finish();
}

} // namespace coroscope
