// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/pythonexport.h"

#include "io/pythonwriter.h"

#include <algorithm>

namespace coroscope {
namespace {

/// The seed that an import takes when the program names none.
constexpr std::int64_t seedOfSilence = 0;

/// The block «compute», for programs that run without Coroscope.
constexpr std::string_view computeHelper[] = {
    "def compute(seconds):",
    "    \"\"\"Keeps the processor busy for so many seconds of its time.\"\"\"",
    "    end = time.thread_time() + seconds",
    "    while time.thread_time() < end:",
    "        pass",
};

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

} // namespace

PythonText exportPython(const Scenario &scenario, PythonFlavour)
{
    PythonWriter writer;
    for (const Definition &definition : scenario.definitions)
        writer.definition(definition);
    writer.program(scenario.program, !scenario.definitions.empty());

    std::set<std::string> needed = writer.needed();
    const bool computes = needed.contains("compute") && !defines(scenario, "compute");
    const bool isRandom = needed.contains("random");
    if (computes)
        needed.insert("time");

    PythonPage page;
    writeHead(page, scenario, isRandom);
    page.blank(1);
    for (const std::string_view module : pythonModules()) {
        if (needed.contains(std::string(module)))
            page.line(0, "import " + std::string(module));
    }
    const std::string seeding = "random.seed(" + std::to_string(scenario.settings.seed) + ")";
    if (isRandom && !seedsItself(scenario, seeding)) {
        page.blank(1);
        page.line(0, seeding);
    }
    if (computes) {
        page.blank(2);
        for (const std::string_view line : computeHelper)
            page.line(0, line);
    }
    page.blank(scenario.definitions.empty() && !computes ? 1 : 2);
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
