// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/scenarioreader.h"

#include "io/fileaccess.h"
#include "io/formats.h"
#include "io/jsonparser.h"
#include "io/migrations.h"
#include "io/scenariowriter.h"
#include "io/treereader.h"

#include <charconv>
#include <utility>

namespace coroscope {
namespace {

/// The version that \p document says it has; fails unless this program can read it.
int checkFormat(const TreeReader &reader, const JsonValue &document, std::string_view format)
{
    const JsonValue *name = document.find("format");
    if (!document.isObject() || !name || !name->isString() || name->text != format)
        reader.fail(document, std::string(notOfFormat(format)),
                    "Its first member must be \"format\": \"" + std::string(format) + "\".");
    const JsonValue *version = document.find("version");
    int number = 0;
    if (version && version->isNumber()) {
        const std::string &text = version->text;
        const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
        if (result.ec == std::errc::result_out_of_range && text.front() != '-')
            number = formatVersion + 1;
        else if (result.ptr != text.data() + text.size())
            number = 0;
    }
    if (number < 1)
        reader.fail(version ? *version : document, "The version of the format is missing or wrong.",
                    "Add \"version\": " + std::to_string(formatVersion) + ".");
    if (number > formatVersion)
        reader.fail(*version,
                    "This file was saved by a newer Coroscope: its format is version " +
                        version->text + ", and this program reads versions up to " +
                        std::to_string(formatVersion) + ".",
                    "Open it with a newer Coroscope.");
    return number;
}

/// Parses \p json, checks that it is of \p format, brings it up to date, and hands it to \p read.
template <class T, class Read>
Result<T> readDocument(std::string_view json, std::string_view format, const ReadLimits &limits,
                       Read read)
{
    Result<JsonValue> document = parseJson(json, {.bytes = limits.bytes,
                                                  .depth = 2 * limits.depth + 8,
                                                  .nodes = limits.nodes,
                                                  .textBytes = limits.textBytes});
    if (!document)
        return document.problem();
    TreeReader reader(limits);
    try {
        migrate(*document, checkFormat(reader, *document, format));
        return read(reader, std::as_const(*document));
    } catch (const TreeReader::Failure &failure) {
        return failure.problem;
    }
}

} // namespace

Result<Scenario> readScenario(std::string_view json, const ReadLimits &limits)
{
    return readDocument<Scenario>(
        json, scenarioFormat, limits,
        [](TreeReader &reader, const JsonValue &document) { return reader.scenario(document); });
}

Result<Scenario> loadScenario(const std::string &path, const ReadLimits &limits)
{
    const Result<std::string> bytes = readFile(path, limits.bytes);
    if (!bytes)
        return bytes.problem();
    return readScenario(*bytes, limits);
}

Result<BlockList> readBlocks(std::string_view text)
{
    return readDocument<BlockList>(
        text, blocksFormat, {}, [](TreeReader &reader, const JsonValue &document) {
            const JsonValue *blocks = document.find("blocks");
            if (!blocks)
                reader.fail(document, "The copied blocks are missing.", "Copy them again.");
            BlockList list = reader.blocks(*blocks, true);
            reader.numberTheRest(list);
            return list;
        });
}

Result<Definition> readDefinition(std::string_view text)
{
    return readDocument<Definition>(
        text, definitionFormat, {}, [](TreeReader &reader, const JsonValue &document) {
            const JsonValue *definition = document.find("definition");
            if (!definition)
                reader.fail(document, "The copied definition is missing.", "Copy it again.");
            Definition copy = reader.definition(*definition);
            reader.numberTheRest(copy.body);
            return copy;
        });
}

} // namespace coroscope
