// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/gifwriter.h"

#include <cgif.h>
#include <libimagequant.h>

#include <array>
#include <vector>

namespace coroscope {

namespace {

/// One less than a GIF may have: cgif uses that for what has not changed.
constexpr int mostColors = 255;
/// Of 1 (careful) to 10: the charts have few colours to begin with.
constexpr int quantizerSpeed = 8;

template <auto destroy>
struct Destroyer {
    template <class T>
    void operator()(T *thing) const
    {
        destroy(thing);
    }
};
template <class T, auto destroy>
using Owned = std::unique_ptr<T, Destroyer<destroy>>;
using Image = Owned<liq_image, &liq_image_destroy>;

int append(void *to, const std::uint8_t *data, std::size_t count)
{
    static_cast<std::string *>(to)->append(reinterpret_cast<const char *>(data), count);
    return 0;
}

} // namespace

struct GifWriter::Parts {
    Owned<liq_attr, &liq_attr_destroy> attributes{liq_attr_create()};
    Owned<liq_histogram, &liq_histogram_destroy> histogram{
        attributes ? liq_histogram_create(attributes.get()) : nullptr};
    Owned<liq_result, &liq_result_destroy> colors;
    std::string bytes;
    Owned<CGIF, &cgif_close> gif;
    std::vector<std::uint8_t> pixels;
    bool failed = false;

    Image imageOf(const QImage &rgba) const
    {
        return Image(liq_image_create_rgba(attributes.get(), rgba.constBits(), rgba.width(),
                                           rgba.height(), 0));
    }
};

GifWriter::GifWriter(QSize size) : m_size(size), m_parts(std::make_unique<Parts>())
{
    Parts &parts = *m_parts;
    parts.failed = !parts.histogram ||
                   liq_set_max_colors(parts.attributes.get(), mostColors) != LIQ_OK ||
                   liq_set_speed(parts.attributes.get(), quantizerSpeed) != LIQ_OK;
}

GifWriter::~GifWriter() = default;

void GifWriter::addSample(const QImage &frame)
{
    Parts &parts = *m_parts;
    const QImage rgba = frame.convertToFormat(QImage::Format_RGBA8888);
    Image image = parts.failed ? Image() : parts.imageOf(rgba);
    parts.failed = !image || liq_histogram_add_image(parts.histogram.get(), parts.attributes.get(),
                                                     image.get()) != LIQ_OK;
}

/// Settles the colours.
void GifWriter::begin()
{
    Parts &parts = *m_parts;
    liq_result *result = nullptr;
    parts.failed =
        liq_histogram_quantize(parts.histogram.get(), parts.attributes.get(), &result) != LIQ_OK;
    if (parts.failed)
        return;
    parts.colors.reset(result);
    // Without dithering, what does not move is the same in every frame.
    liq_set_dithering_level(result, 0);
    const liq_palette &palette = *liq_get_palette(result);
    std::array<std::uint8_t, 3 * mostColors> table{};
    for (unsigned i = 0; i < palette.count; ++i) {
        table[3 * i] = palette.entries[i].r;
        table[3 * i + 1] = palette.entries[i].g;
        table[3 * i + 2] = palette.entries[i].b;
    }
    CGIF_Config config{};
    config.pGlobalPalette = table.data();
    config.numGlobalPaletteEntries = static_cast<std::uint16_t>(palette.count);
    config.attrFlags = CGIF_ATTR_IS_ANIMATED;
    config.width = static_cast<std::uint16_t>(m_size.width());
    config.height = static_cast<std::uint16_t>(m_size.height());
    config.numLoops = CGIF_INFINITE_LOOP;
    config.pWriteFn = append;
    config.pContext = &parts.bytes;
    parts.gif.reset(cgif_newgif(&config));
    parts.pixels.resize(static_cast<std::size_t>(m_size.width()) *
                        static_cast<std::size_t>(m_size.height()));
    parts.failed = !parts.gif;
}

void GifWriter::addFrame(const QImage &frame, int hundredths)
{
    Parts &parts = *m_parts;
    if (!parts.failed && !parts.gif)
        begin();
    if (parts.failed)
        return;
    const QImage rgba = frame.convertToFormat(QImage::Format_RGBA8888);
    const Image image = parts.imageOf(rgba);
    parts.failed =
        !image || liq_write_remapped_image(parts.colors.get(), image.get(), parts.pixels.data(),
                                           parts.pixels.size()) != LIQ_OK;
    if (parts.failed)
        return;
    CGIF_FrameConfig config{};
    config.pImageData = parts.pixels.data();
    config.delay = static_cast<std::uint16_t>(hundredths);
    config.genFlags = CGIF_FRAME_GEN_USE_TRANSPARENCY | CGIF_FRAME_GEN_USE_DIFF_WINDOW;
    parts.failed = cgif_addframe(parts.gif.get(), &config) != CGIF_OK;
}

std::size_t GifWriter::bytes() const { return m_parts->bytes.size(); }

std::string GifWriter::take()
{
    if (m_parts->gif && cgif_close(m_parts->gif.release()) != CGIF_OK)
        m_parts->failed = true;
    return m_parts->failed ? std::string() : std::move(m_parts->bytes);
}

} // namespace coroscope
