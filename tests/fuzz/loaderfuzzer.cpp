// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of scenario files and of the clipboard, and the validation behind it.
#include "fuzz/fuzzing.h"

#include "io/scenarioreader.h"
#include "io/scenariowriter.h"
#include "scenario/validation.h"

namespace coroscope::fuzz {
namespace {

/// What was read is written so that it reads the same; what was not says what, where and what to
/// do.
template <class T>
void requireRoundTrip(const Result<T> &read, std::string (*write)(const T &),
                      Result<T> (*readAgain)(std::string_view))
{
    if (!read) {
        require(!read.problem().what.empty() && !read.problem().remedy.empty());
        require(read.problem().line >= 1 && read.problem().column >= 1);
        return;
    }
    const std::string written = write(*read);
    const Result<T> again = readAgain(written);
    require(again.ok());
    require(*again == *read);
    require(write(*again) == written);
}

Result<Scenario> scenarioIn(std::string_view bytes) { return readScenario(bytes); }

} // namespace
} // namespace coroscope::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace coroscope;
    const std::string_view bytes = fuzz::textOf(data, size);
    const Result<Scenario> scenario = readScenario(bytes);
    fuzz::requireRoundTrip<Scenario>(scenario, writeScenario, fuzz::scenarioIn);
    if (scenario) {
        for (const Problem &problem : validate(*scenario))
            fuzz::require(!problem.what.empty());
    }
    fuzz::requireRoundTrip<BlockList>(readBlocks(bytes), writeBlocks, readBlocks);
    fuzz::requireRoundTrip<Definition>(readDefinition(bytes), writeDefinition, readDefinition);
    return 0;
}
