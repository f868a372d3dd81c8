// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "execution/executor.h"
#include "views/timeline/axis.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>

namespace coroscope {

/// What the program was asked to do. Fields that the verb does not use keep their defaults.
struct CommandLine {
    enum class Verb { Window, Run, Render, Check, Import, Export, Examples, Help, Version };
    enum class Executors { Loop, Threads, Both };
    enum class Format { Python };

    Verb verb = Verb::Window;
    QString file; ///< a path or `example:NAME`; for Examples a name; may be empty
    Executors executors = Executors::Loop;
    Format format = Format::Python; ///< of what Export writes
    bool realClock = false;
    double speed = 1;       ///< of the real clock, or of an animation
    int framesASecond = 20; ///< of an animation
    std::optional<std::int64_t> seed;
    Budgets budgets;
    QString trace;                  ///< where Run writes the events; empty: nowhere
    QString output;                 ///< where Render draws, and Import, Export and Examples write
    std::optional<QSize> size;      ///< of the picture; nothing: as high as its lanes
    AxisMode axis = AxisMode::Time; ///< of a picture
    bool dark = false;
};

/// Reads \p arguments, without the program's name. The Problem says what is wrong with them.
Result<CommandLine> parseCommandLine(const QStringList &arguments);

/// What `--help` prints.
QString usageText();

} // namespace coroscope
