// SPDX-License-Identifier: GPL-3.0-or-later
// How marks are set, written and removed.
#include "views/timeline/chartcanvas.h"

#include "views/timeline/flags.h"

#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>
#include <limits>

namespace coroscope {

namespace {

constexpr int editorWidth = 240;

} // namespace

void ChartCanvas::selectNote(int note)
{
    m_selectedNote = note;
    const ChartNote *of = m_notes.find(note);
    if (of)
        describe(of->text.isEmpty() ? tr("Mark") : tr("Mark: %1").arg(of->text));
    update();
}

void ChartCanvas::addMark(Nanos at) { selectNote(m_notes.add(std::max<Nanos>(0, at))); }

void ChartCanvas::markPlayhead() { addMark(m_state.view().playhead()); }

void ChartCanvas::removeMark()
{
    const ChartNote *at = m_notes.at(m_state.view().playhead());
    const int note = m_selectedNote >= 0 ? m_selectedNote : at ? at->index : -1;
    m_selectedNote = -1;
    m_notes.remove(note);
}

void ChartCanvas::editMark()
{
    const ChartNote *note = m_notes.find(m_selectedNote);
    if (!note)
        return;
    m_state.reveal(m_state.axis().position(Recording::Executor::Loop, note->at,
                                           std::numeric_limits<std::uint32_t>::max()));
    const double x = withScene([this](const ChartScene &scene) {
        for (const Flag &flag : flagsOf(scene)) {
            if (flag.note == m_selectedNote)
                return flag.x;
        }
        return static_cast<double>(scene.header);
    });
    // It goes with the field, whichever way that ends.
    auto *field = new QLineEdit(note->text, this);
    field->setObjectName(QStringLiteral("noteField"));
    field->setAccessibleName(tr("Text of the mark"));
    field->setPlaceholderText(tr("Text of the mark"));
    field->setMaxLength(2000);
    const int width = std::min(editorWidth, this->width() - m_names);
    field->setGeometry(std::clamp(static_cast<int>(x), m_names, this->width() - width),
                       m_fonts.rulerHeight() + 2, width, field->sizeHint().height());
    field->selectAll();
    field->show();
    field->setFocus();
    connect(field, &QLineEdit::editingFinished, this, [this, field, index = m_selectedNote] {
        field->disconnect(this);
        field->deleteLater();
        field->hide();
        m_notes.setText(index, field->text());
    });
    field->installEventFilter(this);
}

bool ChartCanvas::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    auto *field = static_cast<QLineEdit *>(watched);
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        setFocus(); // the field is done when it loses the focus
        return true;
    }
    if (key != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    // Escape leaves the text as it was.
    field->disconnect(this);
    field->deleteLater();
    field->hide();
    setFocus();
    return true;
}

void ChartCanvas::dragMark(const QPointF &point)
{
    // The one step to undo is made when the flag is let go.
    m_movedNote = std::max<Nanos>(0, m_state.axis().timeAt(m_state.positionAt(timePixel(point))));
    m_state.view().setPlayhead(*m_movedNote);
}

void ChartCanvas::dropMark()
{
    if (m_movedNote)
        m_notes.move(m_pressed.note, *m_movedNote);
    m_movedNote.reset();
}

} // namespace coroscope
