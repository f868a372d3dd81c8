// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/draganddrop.h"

#include "scenario/blockcatalog.h"

namespace coroscope {

namespace {

constexpr char coroutineKey[] = "card:coroutine";
constexpr char functionKey[] = "card:function";

} // namespace

QMimeData *paletteMimeData(const PaletteEntry &entry)
{
    QByteArray key;
    if (entry.definition) {
        key = *entry.definition == Definition::Kind::Coroutine ? coroutineKey : functionKey;
    } else {
        const std::string_view name = blockType(entry.kind).key;
        key = QByteArray(name.data(), static_cast<qsizetype>(name.size()));
    }
    auto *mime = new QMimeData;
    mime->setData(QLatin1StringView(paletteMimeType), key);
    return mime;
}

DragPayload payloadOf(const PaletteEntry &entry)
{
    DragPayload payload;
    payload.definition = entry.definition;
    if (!entry.definition)
        payload.blocks = {newBlock(entry.kind)};
    return payload;
}

std::optional<DragPayload> payloadOf(const QMimeData *mime)
{
    if (!mime || !mime->hasFormat(QLatin1StringView(paletteMimeType)))
        return {};
    const QByteArray key = mime->data(QLatin1StringView(paletteMimeType));
    if (key == coroutineKey)
        return payloadOf(PaletteEntry{.definition = Definition::Kind::Coroutine});
    if (key == functionKey)
        return payloadOf(PaletteEntry{.definition = Definition::Kind::Function});
    const BlockType *type = blockTypeByKey(key.toStdString());
    if (!type)
        return {};
    return payloadOf(PaletteEntry{.kind = type->kind});
}

} // namespace coroscope
