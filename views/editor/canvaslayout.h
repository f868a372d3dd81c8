// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <QPointF>
#include <QSizeF>

#include <map>
#include <vector>

namespace coroscope {

/// The cards of \p scenario, in their order: the program (unless the scenario is empty), then the
/// definitions.
std::vector<DefinitionId> cardsOf(const Scenario &scenario);

/// Where each card lies: where the scenario says, else at its place in three columns, in which each
/// card follows the ones before it. Moving one card leaves the places of all others alone.
std::map<DefinitionId, QPointF> cardPositions(const Scenario &scenario,
                                              const std::map<DefinitionId, QSizeF> &sizes);

} // namespace coroscope
