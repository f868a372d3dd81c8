// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/models/runview.h"
#include "views/style/appearance.h"
#include "views/timeline/rendercontext.h"

#include <QWidget>

namespace coroscope {

/// The legend of the states, and the sentence that says what has just happened at the playhead.
class LegendBar final : public QWidget {
    Q_OBJECT

public:
    LegendBar(const RunView &view, Appearance &appearance, QWidget *parent = nullptr);

    const QString &sentence() const { return m_sentence; }
    /// Whether the sentence is shown.
    void setNarrated(bool narrated);
    QSize sizeHint() const override { return {400, m_fonts.legendHeight()}; }
    QSize minimumSizeHint() const override { return {0, m_fonts.legendHeight()}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void narrate();

    const RunView &m_view;
    Appearance &m_appearance;
    ChartFonts m_fonts;
    QString m_sentence;
    bool m_narrated = true;
};

} // namespace coroscope
