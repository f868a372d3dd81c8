// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/pythonanswer.h"

#include "io/jsonparser.h"
#include "io/scenarioreader.h"
#include "io/scenariowriter.h"
#include "scenario/validation.h"

#include <charconv>

namespace coroscope {
namespace {

int numberIn(const JsonValue *value)
{
    int number = 0;
    if (value && value->isNumber())
        std::from_chars(value->text.data(), value->text.data() + value->text.size(), number);
    return number;
}

std::string textIn(const JsonValue *value) { return value && value->isString() ? value->text : ""; }

PythonImport failed(std::vector<Problem> problems)
{
    PythonImport import;
    import.problems = std::move(problems);
    return import;
}

std::vector<Problem> problemsIn(const PythonSource &source, const JsonValue &head)
{
    std::vector<Problem> problems;
    for (const JsonValue &item : head.find("problems")->items) {
        Problem problem{.what = textIn(item.find("what")), .remedy = textIn(item.find("remedy"))};
        problem.line = numberIn(item.find("line"));
        problem.column = numberIn(item.find("column"));
        problem.where = placeIn(source, problem.line, problem.column);
        problems.push_back(std::move(problem));
    }
    const int more = numberIn(head.find("count")) - static_cast<int>(problems.size());
    if (more > 0)
        problems.push_back({.what = std::to_string(more) + " more things that no block can hold",
                            .where = source.name,
                            .remedy = "Mend the first ones, and import again."});
    return problems;
}

/// The problems of the scenario as those of the script.
std::vector<Problem> atLinesOfScript(const PythonSource &source, std::vector<Problem> problems,
                                     const JsonValue *lines)
{
    for (Problem &problem : problems) {
        const std::size_t id = problem.block ? problem.block.value : problem.definition.value;
        problem.line =
            lines && id > 0 && id <= lines->items.size() ? numberIn(&lines->items[id - 1]) : 0;
        problem.column = 0;
        problem.where = placeIn(source, problem.line);
        problem.block = {};
        problem.definition = {};
        problem.field.clear();
    }
    return problems;
}

} // namespace

std::string placeIn(const PythonSource &source, int line, int column)
{
    std::string place = source.name;
    if (line > 0)
        place += ":" + std::to_string(line);
    if (line > 0 && column > 0)
        place += ":" + std::to_string(column);
    return place;
}

PythonImport readPythonAnswer(const PythonSource &source, std::string_view answer)
{
    const std::size_t end = std::min(answer.find('\n'), answer.size());
    const Result<JsonValue> head = parseJson(answer.substr(0, end));
    if (!head || !head.value().isObject()) {
        PythonImport import =
            failed({{.what = "python3 answered what Coroscope does not understand",
                     .where = source.name,
                     .remedy = "Install python3 3.9 or newer."}});
        import.isMachinesFault = true;
        return import;
    }
    if (head.value().find("problems"))
        return failed(problemsIn(source, head.value()));
    answer.remove_prefix(std::min(end + 1, answer.size()));

    PythonImport import;
    if (source.kind == PythonSource::Kind::Blocks) {
        Result<BlockList> blocks = readBlocks(answer);
        if (!blocks)
            return failed(atLinesOfScript(source, {blocks.problem()}, nullptr));
        import.blocks = std::move(blocks).value();
        return import;
    }
    Result<Scenario> scenario = readScenario(answer);
    if (!scenario)
        return failed(atLinesOfScript(source, {scenario.problem()}, nullptr));
    const std::vector<Problem> problems = validate(scenario.value());
    if (!problems.empty())
        return failed(atLinesOfScript(source, problems, head.value().find("lines")));
    import.scenario = std::move(scenario).value();
    return import;
}

} // namespace coroscope
