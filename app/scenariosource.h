// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "scenario/scenario.h"

#include <QString>

namespace coroscope {

/// The scenario at \p place: a path, also of a picture that carries one, or `example:NAME`.
Result<Scenario> readScenarioAt(const QString &place);

/// The example called \p name.
Result<Scenario> readExample(const QString &name);

/// The bytes of the example called \p name.
Result<std::string> exampleText(const QString &name);

} // namespace coroscope
