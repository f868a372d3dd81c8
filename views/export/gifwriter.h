// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include <memory>
#include <string>

namespace coroscope {

/// An animated GIF in the making, which plays for ever. Its 255 colours are those that suit some
/// sample frames best. libimagequant chooses them and cgif compresses, as in libvips.
class GifWriter {
public:
    explicit GifWriter(QSize size);
    ~GifWriter();

    /// Before the first frame, at least once: what the colours shall suit.
    void addSample(const QImage &frame);
    /// Adds \p frame, shown for \p hundredths of a second.
    void addFrame(const QImage &frame, int hundredths);
    /// How large the file is so far.
    std::size_t bytes() const;
    /// The file; empty when a library failed, for want of memory.
    std::string take();

private:
    struct Parts;
    void begin();

    QSize m_size;
    std::unique_ptr<Parts> m_parts;
};

} // namespace coroscope
