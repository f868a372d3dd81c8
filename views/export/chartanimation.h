// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exportjob.h"
#include "views/export/gifwriter.h"
#include "views/timeline/chartpicture.h"

namespace coroscope {

/// How fast an animation plays.
struct AnimationPace {
    double speed = 1;       ///< seconds of the recording a second
    int framesASecond = 20; ///< one of animationRates
};

inline constexpr int mostFrames = 1200;

/// How many frames show a run of this \p duration: one each 1 / framesASecond seconds, and the last
/// one at the very end. A Problem when they are more than mostFrames.
Result<int> frameCount(Nanos duration, const AnimationPace &pace);

/// The size of an animation \p width wide: as high as the lanes, within the bounds.
QSize animationSize(const Recording &loop, const Recording *threads, int width);

/// The playback of the recordings as an animated GIF, a frame a step. The last frame stays for two
/// seconds. What is shown must not change until the job is done.
class ChartAnimation final : public ExportJob {
public:
    ChartAnimation(const Recording &loop, const Recording *threads, const Theme &theme, QSize size,
                   const AnimationPace &pace);

    bool step() override;
    double progress() const override;
    Result<std::string> take() override;

private:
    QImage frame(int number);

    WholeChart m_chart;
    AnimationPace m_pace;
    Result<int> m_count;
    GifWriter m_gif;
    int m_next = 0; ///< step: first the samples, then the frames
};

} // namespace coroscope
