// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/treereader.h"

#include "io/utf8.h"
#include "scenario/limits.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace coroscope {
namespace {

template <class Number>
bool parse(const JsonValue &value, Number &number)
{
    const char *end = value.text.data() + value.text.size();
    const auto result = std::from_chars(value.text.data(), end, number);
    return value.isNumber() && result.ec == std::errc() && result.ptr == end;
}

std::string plain(double number) { return jsonNumber(number); }

} // namespace

void TreeReader::fail(const JsonValue &at, std::string what, std::string remedy) const
{
    std::string where = "line " + std::to_string(at.line) + ", column " + std::to_string(at.column);
    for (std::size_t i = 0; i < m_path.size(); ++i)
        where += (i == 0 ? ", " : " › ") + m_path[i];
    throw Failure{{.what = std::move(what),
                   .where = std::move(where),
                   .remedy = std::move(remedy),
                   .line = at.line,
                   .column = at.column}};
}

const JsonValue &TreeReader::object(const JsonValue &value, std::string_view what) const
{
    if (!value.isObject())
        fail(value, std::string(what) + " must be an object in braces.", "Correct the file.");
    return value;
}

const JsonValue &TreeReader::array(const JsonValue &value, std::string_view what) const
{
    if (!value.isArray())
        fail(value, std::string(what) + " must be a list in brackets.", "Correct the file.");
    return value;
}

const std::string &TreeReader::text(const JsonMember &member) const
{
    if (!member.value.isString())
        fail(member.value, "«" + member.key + "» must be a text in quotes.",
             "Put the value in quotes.");
    return member.value.text;
}

bool TreeReader::flag(const JsonMember &member) const
{
    if (!member.value.isBool())
        fail(member.value, "«" + member.key + "» must be true or false.", "Correct the file.");
    return member.value.type == JsonValue::Type::True;
}

double TreeReader::number(const JsonValue &value, std::string_view what, double least,
                          double greatest) const
{
    double number = 0;
    if (!parse(value, number) || !(number >= least && number <= greatest))
        fail(value,
             std::string(what) + " must be a number from " + plain(least) + " to " +
                 plain(greatest) + ".",
             "Correct the number.");
    return number + 0.0; // -0.0 and 0.0 are equal and must be written alike
}

std::uint32_t TreeReader::id(const JsonValue &value)
{
    std::uint32_t id = 0;
    if (!parse(value, id) || id == 0 || id > limits::greatestId)
        fail(value,
             "An id must be a whole number from 1 to " + std::to_string(limits::greatestId) + ".",
             "Correct the id, or leave it out: a new one is given.");
    const auto [known, isNew] = m_lineOfId.emplace(id, value.line);
    if (!isNew)
        fail(value,
             "The id " + std::to_string(id) + " is taken: it also stands in line " +
                 std::to_string(known->second) + ".",
             "Give one of the two another id, or leave it out.");
    return id;
}

UnknownMembers TreeReader::unknownMembers(const JsonValue &object,
                                          std::initializer_list<std::string_view> known)
{
    UnknownMembers unknown;
    for (const JsonMember &member : object.members) {
        if (std::find(known.begin(), known.end(), member.key) == known.end())
            unknown[member.key] = jsonText(member.value);
    }
    return unknown;
}

Definition TreeReader::definition(const JsonValue &value)
{
    object(value, "A definition");
    const JsonValue *name = value.find("name");
    const Part part(*this, "definition " + (name ? firstCodePoints(name->text, 40) : "?"));
    Definition definition;
    for (const JsonMember &member : value.members) {
        if (member.key == "id") {
            definition.id = DefinitionId(id(member.value));
        } else if (member.key == "kind") {
            const std::string &kind = text(member);
            if (kind != "coroutine" && kind != "function")
                fail(member.value,
                     "«" + firstCodePoints(kind, 40) +
                         "» is no kind of definition that this "
                         "version knows.",
                     "Write coroutine or function, or open the file with a newer Coroscope.");
            definition.kind =
                kind == "coroutine" ? Definition::Kind::Coroutine : Definition::Kind::Function;
        } else if (member.key == "name") {
            definition.name = text(member);
        } else if (member.key == "parameters") {
            definition.parameters = parameters(member.value);
        } else if (member.key == "comment") {
            definition.comment = text(member);
        } else if (member.key == "body") {
            definition.body = blocks(member.value, false);
        }
    }
    if (!name)
        fail(value, "A definition has no name.", "Add a \"name\".");
    definition.unknown =
        unknownMembers(value, {"id", "kind", "name", "parameters", "comment", "body"});
    return definition;
}

std::vector<std::string> TreeReader::parameters(const JsonValue &value)
{
    std::vector<std::string> parameters;
    for (const JsonValue &item : array(value, "«parameters»").items) {
        if (!item.isString())
            fail(item, "A parameter must be a text in quotes.", "Put the parameter in quotes.");
        parameters.push_back(item.text);
    }
    return parameters;
}

Settings TreeReader::settings(const JsonValue &value)
{
    Settings settings;
    const JsonValue *seed = object(value, "«settings»").find("seed");
    if (seed && !parse(*seed, settings.seed))
        fail(*seed, "The seed must be a whole number of at most 18 digits.", "Correct the seed.");
    settings.unknown = unknownMembers(value, {"seed"});
    return settings;
}

std::vector<Note> TreeReader::notes(const JsonValue &value)
{
    std::vector<Note> notes;
    for (const JsonValue &item : array(value, "«notes»").items) {
        const JsonValue *at = object(item, "A note").find("at");
        const JsonValue *words = item.find("text");
        if (!at || !words || !words->isString())
            fail(item, "A note needs «at», in seconds, and a «text».", "Add what is missing.");
        notes.push_back({number(*at, "«at» of a note", 0, limits::noteTime), words->text,
                         unknownMembers(item, {"at", "text"})});
    }
    return notes;
}

void TreeReader::readLayout(const JsonValue &value, Scenario &scenario)
{
    for (const auto &[key, position] : object(value, "«layout»").members) {
        std::uint32_t id = 0;
        const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), id);
        const bool isId = error == std::errc() && end == key.data() + key.size();
        const bool isKnown =
            key == "program" || (isId && findDefinition(scenario, DefinitionId(id)));
        if (!isKnown)
            fail(position,
                 "The layout places the card of «" + firstCodePoints(key, 40) +
                     "», but no definition has this id.",
                 "Remove this entry.");
        if (array(position, "A position").items.size() != 2)
            fail(position, "A position has two numbers: x and y.", "Write it as in [120, 40].");
        CardPosition &card = scenario.layout[DefinitionId(id)];
        card.x = number(position.items[0], "x", -limits::coordinate, limits::coordinate);
        card.y = number(position.items[1], "y", -limits::coordinate, limits::coordinate);
    }
}

Scenario TreeReader::scenario(const JsonValue &document)
{
    Scenario scenario;
    for (const JsonMember &member : document.members) {
        if (member.key == "title") {
            scenario.title = text(member);
        } else if (member.key == "description") {
            scenario.description = text(member);
        } else if (member.key == "definitions") {
            for (const JsonValue &item : array(member.value, "«definitions»").items)
                scenario.definitions.push_back(definition(item));
        } else if (member.key == "program") {
            const Part part(*this, "program");
            scenario.program = blocks(member.value, false);
        } else if (member.key == "settings") {
            scenario.settings = settings(member.value);
        } else if (member.key == "notes") {
            scenario.notes = notes(member.value);
        }
    }
    if (const JsonValue *layout = document.find("layout"))
        readLayout(*layout, scenario);
    scenario.unknown =
        unknownMembers(document, {"format", "version", "generator", "title", "description",
                                  "definitions", "program", "settings", "layout", "notes"});
    numberTheRest(scenario);
    return scenario;
}

} // namespace coroscope
