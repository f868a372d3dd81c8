// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/editor/canvasparts.h"
#include "views/editor/scenarioproblems.h"

#include <QGraphicsView>

#include <memory>

namespace coroscope {

class CanvasPointer;
class CanvasStatus;
class CanvasTip;

/// The scenario as cards of blocks: shows a Document, and asks it for changes. Everything can be
/// done with the mouse's left button alone, and with the keyboard alone. The one place where the
/// canvas' parts know each other.
class CanvasView final : public QGraphicsView {
    Q_OBJECT

public:
    CanvasView(Document &document, RunView &run, Appearance &appearance, QWidget *parent = nullptr);
    ~CanvasView() override;

    CanvasScene &canvas() { return *m_scene; }
    CanvasSelection &selection() { return *m_selection; }
    InPlaceEditing &editing() { return *m_editing; }
    /// 1 is 100 %.
    double zoom() const { return transform().m11(); }
    /// "3 coroutines · no problems"
    QString statusText() const;
    /// Why the last action was refused, while that is shown; else an empty text.
    QString refusal() const;

public Q_SLOTS:
    void cut();
    void copy();
    void paste();
    void deleteSelection();
    void duplicate();
    void selectAll();
    void toggleDisabled();
    void toggleBreakpoint();
    void moveUp();
    void moveDown();
    void moveIn();
    void moveOut();
    /// Opens the list of blocks, to insert one by name.
    void insertByName();
    /// Edits the first field of the current block, or the name of the selected card.
    void editField();
    void editComment();
    void zoomIn();
    void zoomOut();
    void zoomReset();
    void fitAll();
    /// Selects the block and scrolls to it.
    void revealBlock(coroscope::BlockId block);
    void revealDefinition(coroscope::DefinitionId definition);
    void insertBlock(coroscope::BlockKind kind);
    void addCoroutine();
    void addFunction();

protected:
    bool event(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void drawBackground(QPainter *painter, const QRectF &rect) override;
    void drawForeground(QPainter *painter, const QRectF &rect) override;

private:
    void connectParts();
    void applyAppearance();
    void refreshHighlights();
    QSize barSizes() const;
    QRectF roomOfCards() const;
    void fitSceneRect();
    void setZoom(double zoom, QPoint anchor);
    void walkTo(int key);
    void tell(const QString &sentence);
    /// Where the pointer means a place for new blocks: at the context menu, or when nothing is
    /// selected.
    std::optional<QPoint> pointerPlace() const;
    void insertAt(std::optional<QPoint> pointer, const BlockList &blocks);
    void pasteBlocks(std::optional<QPoint> pointer, const BlockList &blocks);
    /// Pastes \p text, a piece of a Python program, once it has been read.
    void pastePython(const QString &text);
    QString toolTipAt(QPoint position);
    QPointF freePlace();
    QPoint selectionPoint();
    CanvasParts parts();

    Document &m_document;
    RunView &m_run;
    Appearance &m_appearance;
    CanvasScene *m_scene;
    CanvasOverlay *m_overlay;
    CanvasSelection *m_selection;
    ScenarioProblems *m_problems;
    std::unique_ptr<CanvasActions> m_actions;
    std::unique_ptr<DropSession> m_drops;
    InPlaceEditing *m_editing;
    CanvasPointer *m_pointer;
    CanvasStatus *m_status;
    CanvasTip *m_tip;
    QList<QAction *> m_bindings;
    int m_resets = 0;                  ///< how often another scenario was opened
    bool m_isNew = true;               ///< the scenario has not been shown yet
    std::optional<QPoint> m_menuPoint; ///< where the open context menu was asked for
};

} // namespace coroscope
