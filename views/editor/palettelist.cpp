// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/palettelist.h"

#include "views/editor/blocklistdelegate.h"
#include "views/editor/blocklistmodel.h"
#include "views/editor/canvasoverlay.h"

#include <QDrag>

namespace coroscope {

PaletteList::PaletteList(const Appearance &appearance, QWidget *parent)
    : QListView(parent), m_appearance(appearance)
{
    setItemDelegate(new BlockListDelegate(appearance, this));
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setMouseTracking(true);
    setFrameShape(NoFrame);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setResizeMode(Adjust);
    setAccessibleName(tr("Blocks"));
}

void PaletteList::startDrag(Qt::DropActions actions)
{
    const auto *blocks = qobject_cast<const BlockListModel *>(model());
    const auto entry = blocks ? blocks->entry(currentIndex()) : std::nullopt;
    if (!entry)
        return;
    auto *drag = new QDrag(this);
    drag->setMimeData(paletteMimeData(*entry));
    if (!entry->definition) {
        const FontMeasure measure;
        drag->setPixmap(blockPixmap(layOutSingleBlock(newBlock(entry->kind), measure),
                                    m_appearance.theme(), devicePixelRatioF()));
        drag->setHotSpot(QPoint(-14, -8)); // the pointer stays free to show the place
    }
    drag->exec(actions, Qt::CopyAction);
}

} // namespace coroscope

#include "moc_palettelist.cpp"
