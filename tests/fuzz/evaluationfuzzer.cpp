// SPDX-License-Identifier: GPL-3.0-or-later
// Values, their operations and the built-ins: expressions, evaluated within small budgets.
#include "fuzz/fuzzing.h"

#include "model/language/evaluator.h"

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace coroscope;
    const std::string_view source = fuzz::textOf(data, size);
    Heap heap;
    {
        language::Evaluator evaluator;
        evaluator.budget = 200'000;
        evaluator.steps = 3'000;
        try {
            fuzz::require(!evaluator.run(source).empty());
        } catch (const language::UnknownExpression &) {
            // Not the values' fault.
        }
    }
    heap.clear();
    fuzz::require(heap.size() == 0);
    return 0;
}
