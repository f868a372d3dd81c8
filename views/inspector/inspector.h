// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"
#include "views/models/runview.h"
#include "views/style/appearance.h"

#include <QScrollArea>

class QLabel;

namespace coroscope {

class BlockPanel;
class LanePanel;

/// All about what is selected: the task on the chart at the playhead, and the block on the canvas.
class Inspector final : public QScrollArea {
    Q_OBJECT

public:
    Inspector(Document &document, RunView &run, Appearance &appearance, QWidget *parent = nullptr);

private:
    void refresh();

    Appearance &m_appearance;
    LanePanel *m_lane;
    BlockPanel *m_block;
    QWidget *m_line;
    QLabel *m_hint;
};

} // namespace coroscope
