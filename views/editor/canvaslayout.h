// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scenario/scenario.h"

#include <QPointF>
#include <QRectF>

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

/// Where a new card of \p size goes: as near to \p wanted as it lies in \p shown as a whole and
/// covers none of \p taken; beside all of them when there is no such place.
QPointF freeCardPlace(QPointF wanted, QSizeF size, const QRectF &shown,
                      const std::vector<QRectF> &taken);

} // namespace coroscope
