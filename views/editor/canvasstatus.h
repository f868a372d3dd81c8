// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/editor/scenarioproblems.h"
#include "views/style/appearance.h"

#include <QWidget>

class QLabel;

namespace coroscope {

/// The quiet line at the canvas' foot: how many coroutines, how many problems, the zoom.
class CanvasStatus final : public QWidget {
    Q_OBJECT

public:
    CanvasStatus(Document &document, ScenarioProblems &problems, const Appearance &appearance,
                 QWidget *parent);

    void setZoom(double zoom);
    QString text() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    int countOfWarnings() const;
    void applyAppearance();

    Document &m_document;
    ScenarioProblems &m_problems;
    const Appearance &m_appearance;
    QLabel *m_text;
    QLabel *m_zoom;
};

} // namespace coroscope
