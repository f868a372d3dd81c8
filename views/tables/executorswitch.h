// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/models/runview.h"

#include <QWidget>

#include <functional>

namespace coroscope {

/// Chooses which recording a table shows: the loop's, or that of the threads. Hidden while a run
/// has no threads; a new run begins with the loop's. GUI thread only.
class ExecutorSwitch final : public QWidget {
    Q_OBJECT

public:
    /// \p chosen is called with what a person chooses, and when a new run begins.
    ExecutorSwitch(RunView &view, const QString &loopTip, const QString &threadsTip,
                   std::function<void(Recording::Executor)> chosen);
};

} // namespace coroscope
