// SPDX-License-Identifier: GPL-3.0-or-later
// The importer's reader of what python3 answered.
#include "fuzz/fuzzing.h"

#include "io/pythonanswer.h"
#include "io/scenarioreader.h"
#include "io/scenariowriter.h"

namespace coroscope::fuzz {
namespace {

/// An import gives all or nothing, and says why it gives nothing.
PythonImport importOf(PythonSource::Kind kind, std::string_view answer)
{
    PythonImport import =
        readPythonAnswer({.name = "some.py", .bytes = "pass", .kind = kind}, answer);
    for (const Problem &problem : import.problems)
        require(!importLine(problem).empty());
    return import;
}

} // namespace
} // namespace coroscope::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace coroscope;
    const std::string_view answer = fuzz::textOf(data, size);
    const PythonImport script = fuzz::importOf(PythonSource::Kind::Script, answer);
    if (script.ok()) {
        const Result<Scenario> again = readScenario(writeScenario(script.scenario));
        fuzz::require(again.ok() && *again == script.scenario);
    }
    const PythonImport piece = fuzz::importOf(PythonSource::Kind::Blocks, answer);
    if (piece.ok()) {
        const Result<BlockList> again = readBlocks(writeBlocks(piece.blocks));
        fuzz::require(again.ok() && *again == piece.blocks);
    }
    return 0;
}
