// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/editor/canvasscene.h"
#include "views/editor/edittarget.h"
#include "views/editor/fieldeditor.h"

#include <QGraphicsView>
#include <QPointer>

#include <optional>

namespace coroscope {

/// Edits the texts of the canvas where they stand: puts an editor over a chip, or a menu for a
/// field with fixed choices, and hands the result to the document.
class InPlaceEditing final : public QObject {
    Q_OBJECT

public:
    InPlaceEditing(QGraphicsView &view, CanvasScene &scene, Document &document,
                   const Appearance &appearance);

    void begin(const EditTarget &target);
    bool isActive() const { return m_target.has_value(); }
    /// Takes over what was typed; nothing when nothing is edited.
    void commit() { end(0, true); }
    void cancel() { end(0, false); }
    /// Follows the canvas when it scrolls, zooms or is laid out anew.
    void place();

Q_SIGNALS:
    void began(const coroscope::EditTarget &target);

private:
    void beginText();
    void beginChoice(const BlockField &field);
    void end(int direction, bool keep);
    std::optional<EditTarget> neighbour(const EditTarget &target, std::size_t index,
                                        int direction) const;
    FieldEditor::Fault fault(const QString &text) const;
    const CardLayout *card() const;
    DefinitionId cardId() const;

    QGraphicsView &m_view;
    CanvasScene &m_scene;
    Document &m_document;
    const Appearance &m_appearance;
    std::optional<EditTarget> m_target;
    QPointer<FieldEditor> m_editor;
};

} // namespace coroscope
