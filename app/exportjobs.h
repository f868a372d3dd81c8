// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportjob.h"
#include "document/exportformats.h"
#include "views/export/chartanimation.h"
#include "views/export/picturefile.h"

#include <memory>

namespace coroscope {

/// What goes into a file that is exported. Fields that the format does not use keep their defaults.
struct ExportOrder {
    ExportFormat format = ExportFormat::Png;
    const Recording &loop;
    const Recording *threads = nullptr; ///< null: did not run, or shall not be in it
    const Theme &theme;
    ChartPicture picture{}; ///< of a picture
    double scale = 1;       ///< of a PNG
    std::string scenario{}; ///< to be inside; empty: it shall not
    QSize size{};           ///< of an animation
    AnimationPace pace{};   ///< of an animation
};

/// The making of the file. What \p order refers to must not change until it is done.
std::unique_ptr<ExportJob> makeExportJob(ExportOrder order);

} // namespace coroscope
