// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/recording.h"
#include "views/style/theme.h"

#include <QString>

#include <utility>
#include <vector>

namespace coroscope {

/// What the inspector says of a lane at one instant. A pure function of the recording.
struct LaneFacts {
    QString name;  ///< "hello1"
    QString state; ///< "waiting"
    ColorRole stateColor = ColorRole::Created;
    QString sentence; ///< why the task does not run now, or that it does
    std::vector<std::pair<QString, QString>> rows; ///< "Waits for", "sleep 3 s"
};

/// \p lane of \p recording at \p time, when the events below \p event have happened. (In a threaded
/// recording the time alone counts.) An unknown lane gives empty facts.
LaneFacts laneFacts(const Recording &recording, std::uint32_t lane, Nanos time, std::size_t event);

} // namespace coroscope
