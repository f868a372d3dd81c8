// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/style/appearance.h"

#include <QListView>

namespace coroscope {

/// The palette's list: drags a block under its own picture.
class PaletteList final : public QListView {
    Q_OBJECT

public:
    PaletteList(const Appearance &appearance, QWidget *parent);

protected:
    void startDrag(Qt::DropActions actions) override;

private:
    const Appearance &m_appearance;
};

} // namespace coroscope
