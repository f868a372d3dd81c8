// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportjobs.h"

#include "app/recordingjob.h"

#include <optional>

namespace coroscope {

namespace {

/// A picture, drawn in one step.
class PictureJob final : public ExportJob {
public:
    using Writer = Result<std::string> (*)(const ChartPicture &, const PictureWish &);
    PictureJob(Writer writer, ExportOrder order) : m_writer(writer), m_order(std::move(order)) {}

    bool step() override
    {
        if (m_made)
            return false;
        m_made = m_writer(m_order.picture, {m_order.scale, m_order.scenario});
        return true;
    }
    double progress() const override { return m_made ? 1 : 0; }
    Result<std::string> take() override { return *std::move(m_made); }

private:
    Writer m_writer;
    ExportOrder m_order;
    std::optional<Result<std::string>> m_made;
};

} // namespace

std::unique_ptr<ExportJob> makeExportJob(ExportOrder order)
{
    std::vector<const Recording *> recordings{&order.loop};
    if (order.threads)
        recordings.push_back(order.threads);
    switch (order.format) {
    case ExportFormat::Png:
        return std::make_unique<PictureJob>(pngFile, std::move(order));
    case ExportFormat::Svg:
        return std::make_unique<PictureJob>(svgFile, std::move(order));
    case ExportFormat::Pdf:
        return std::make_unique<PictureJob>(pdfFile, std::move(order));
    case ExportFormat::Gif:
        return std::make_unique<ChartAnimation>(order.loop, order.threads, order.theme, order.size,
                                                order.pace);
    case ExportFormat::ChromeTrace:
    case ExportFormat::Table:
    case ExportFormat::EventLines:
        break;
    }
    return makeRecordingJob(order.format, recordings);
}

} // namespace coroscope
