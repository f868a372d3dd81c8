// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <QString>
#include <QStringList>

namespace coroscope {

/// The names that may be used in a block of \p definition (DefinitionId(): the program), sorted:
/// definitions, parameters, variables bound there or in the program, builtins, asyncio's functions.
QStringList namesIn(const Scenario &scenario, DefinitionId definition);

/// The names that an assignment target binds, told from its text alone: `a, (b, *c)` gives three,
/// `xs[0]` and `x.y` none.
QStringList boundNames(const QString &target);

/// Where in \p text the name begins that ends at \p cursor; dots belong to it.
int nameStart(const QString &text, int cursor);

} // namespace coroscope
