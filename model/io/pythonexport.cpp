// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/pythonexport.h"

#include "io/pythonhelpers.h"
#include "io/pythonwriter.h"
#include "io/threadlines.h"

#include <algorithm>
#include <memory>

namespace coroscope {
namespace {

/// The seed that an import takes when the program names none.
constexpr std::int64_t seedOfSilence = 0;

/// True when Python might take one of the first two lines for a declaration of the encoding.
bool namesEncoding(std::string_view text)
{
    for (int i = 0; i < 2; ++i) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (line.starts_with('#') && (line.find("coding:") != std::string_view::npos ||
                                      line.find("coding=") != std::string_view::npos))
            return true;
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return false;
}

/// Title and seed as import reads them, and the description as the module's docstring.
void writeHead(PythonPage &page, const Scenario &scenario, bool isRandom)
{
    if (const std::string title = onOneLine(scenario.title); !title.empty())
        page.comment(0, "Title: " + title);
    if (isRandom || scenario.settings.seed != seedOfSilence)
        page.comment(0, "Seed: " + std::to_string(scenario.settings.seed));
    if (!onOneLine(scenario.description).empty())
        page.docstring(scenario.description);
}

/// True when the program itself begins by seeding `random` in its own way.
bool seedsItself(const Scenario &scenario, const std::string &seeding)
{
    for (const Block &block : scenario.program) {
        if (!block.disabled && block.kind != BlockKind::Comment) {
            const std::string line = pythonLine(block);
            return line.starts_with("random.seed(") && line != seeding;
        }
    }
    return false;
}

bool defines(const Scenario &scenario, std::string_view name)
{
    return std::any_of(scenario.definitions.begin(), scenario.definitions.end(),
                       [name](const Definition &each) { return each.name == name; });
}

/// What is imported for the name \p module to stand for it.
std::string importedName(std::string_view module)
{
    return module == "concurrent" ? "concurrent.futures" : std::string(module);
}

/// The lines of imports: of modules first, then of names.
std::set<std::string> importsOf(const PythonLine &needed, const std::set<std::string> &helpers)
{
    std::set<std::string> imports = needed.imports;
    for (const std::string_view module : pythonModules()) {
        if (needed.names.contains(std::string(module)))
            imports.insert("import " + importedName(module));
    }
    addImportsOfHelpers(helpers, imports);
    return imports;
}

void writeImports(PythonPage &page, const std::set<std::string> &imports)
{
    page.blank(1);
    for (const bool ofNames : {false, true}) {
        for (const std::string &line : imports) {
            if (line.starts_with("from") == ofNames)
                page.line(0, line);
        }
    }
}

} // namespace

PythonText exportPython(const Scenario &scenario, PythonFlavour flavour)
{
    std::unique_ptr<const PythonLines> lines;
    if (flavour == PythonFlavour::Asyncio)
        lines = std::make_unique<AsyncioLines>();
    else
        lines = std::make_unique<ThreadLines>(scenario);
    PythonWriter writer(*lines);
    for (const Definition &definition : scenario.definitions)
        writer.definition(definition);
    writer.program(scenario.program, !scenario.definitions.empty());

    std::set<std::string> helpers = writer.needed().helpers;
    if (writer.needed().names.contains("compute") && !defines(scenario, "compute"))
        helpers.insert("compute");
    const bool isRandom = writer.needed().names.contains("random");
    const std::string seeding = "random.seed(" + std::to_string(scenario.settings.seed) + ")";

    PythonPage page;
    writeHead(page, scenario, isRandom);
    writeImports(page, importsOf(writer.needed(), helpers));
    if (isRandom && !seedsItself(scenario, seeding)) {
        page.blank(1);
        page.line(0, seeding);
    }
    writeHelpers(page, helpers, *lines);
    page.blank(scenario.definitions.empty() ? 1 : 2);
    // Comments at the very head would be the description.
    if (page.isEmpty())
        page.line(0, {});
    page.append(writer.page());
    if (!namesEncoding(page.text().text))
        return page.text();
    PythonPage whole;
    whole.comment(0, "-*- coding: utf-8 -*-");
    whole.append(page);
    return whole.text();
}

} // namespace coroscope
