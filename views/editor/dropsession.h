// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/editor/canvasactions.h"
#include "views/editor/canvasoverlay.h"
#include "views/editor/canvasscene.h"
#include "views/editor/draganddrop.h"

#include <QCoreApplication>
namespace coroscope {

/// Blocks on their way over the canvas: finds where they would land, shows it, and puts them there.
/// Serves drags within the canvas and those from the palette alike. Points are the scene's.
class DropSession {
    Q_DECLARE_TR_FUNCTIONS(DropSession)

public:
    DropSession(Document &document, CanvasScene &scene, CanvasOverlay &overlay)
        : m_document(document), m_scene(scene), m_overlay(overlay)
    {
    }

    bool isActive() const { return m_isActive; }
    /// \p showGhost: draw the first block under the pointer (a QDrag brings its own picture).
    void begin(DragPayload payload, bool showGhost);
    /// Looks for the place at \p point. Returns why nothing can be dropped there, or an empty text.
    QString moveTo(QPointF point);
    /// Puts the blocks where moveTo() last pointed, if they may stand there, and ends the session.
    /// \p copy: blocks of the canvas are copied instead of moved.
    QString drop(CanvasActions &actions, bool copy);
    void cancel();

private:
    QString problemAt(const BlockAddress &address) const;
    QString newCardProblem() const;
    std::optional<BlockAddress> placeInProgram() const;

    Document &m_document;
    CanvasScene &m_scene;
    CanvasOverlay &m_overlay;
    bool m_isActive = false;
    DragPayload m_payload;
    std::optional<CardLayout> m_ghost;
    std::optional<BlockAddress> m_place;
    std::optional<QPointF> m_newCard;
};

} // namespace coroscope
