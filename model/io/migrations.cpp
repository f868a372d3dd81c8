// SPDX-License-Identifier: GPL-3.0-or-later
#include "io/migrations.h"

namespace coroscope {

std::span<const Migration> migrations()
{
    // Version 1 is the first: nothing is older.
    return {};
}

void migrate(JsonValue &document, int version, std::span<const Migration> steps)
{
    for (const Migration &step : steps) {
        if (step.from >= version)
            step.apply(document);
    }
}

} // namespace coroscope
