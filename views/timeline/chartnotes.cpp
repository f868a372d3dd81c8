// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/chartnotes.h"

#include "document/document.h"

#include <algorithm>

namespace coroscope {

ChartNotes::ChartNotes(Document &document, QObject *parent) : QObject(parent), m_document(document)
{
    connect(&document, &Document::changed, this, [this](const ChangeEvent &event) {
        const bool isReset = event.kind == ChangeEvent::Kind::Reset;
        if (!isReset && event.kind != ChangeEvent::Kind::NotesChanged)
            return;
        read();
        if (isReset)
            Q_EMIT
        replaced();
        Q_EMIT
        changed();
    });
    read();
}

void ChartNotes::read()
{
    m_notes.clear();
    for (const Note &note : m_document.scenario().notes)
        m_notes.push_back({static_cast<int>(m_notes.size()), nanosFromSeconds(note.at),
                           QString::fromStdString(note.text)});
    std::ranges::stable_sort(m_notes, {}, &ChartNote::at);
}

const ChartNote *ChartNotes::find(int index) const
{
    const auto found = std::ranges::find(m_notes, index, &ChartNote::index);
    return found == m_notes.end() ? nullptr : &*found;
}

const ChartNote *ChartNotes::at(Nanos time) const
{
    const auto found = std::ranges::find(m_notes, time, &ChartNote::at);
    return found == m_notes.end() ? nullptr : &*found;
}

template <class Change>
void ChartNotes::edit(int index, Change change)
{
    std::vector<Note> notes = m_document.scenario().notes;
    if (index < 0 || index >= std::ssize(notes))
        return;
    change(notes, notes.begin() + index);
    m_document.setNotes(notes);
}

int ChartNotes::add(Nanos at)
{
    if (const ChartNote *there = this->at(at))
        return there->index;
    std::vector<Note> notes = m_document.scenario().notes;
    Note note;
    note.at = secondsFromNanos(at);
    notes.push_back(note);
    const int index = static_cast<int>(notes.size()) - 1;
    return m_document.setNotes(notes) ? index : -1;
}

void ChartNotes::remove(int index)
{
    edit(index, [](std::vector<Note> &notes, auto note) { notes.erase(note); });
}

void ChartNotes::setText(int index, const QString &text)
{
    edit(index, [&text](std::vector<Note> &, auto note) { note->text = text.toStdString(); });
}

void ChartNotes::move(int index, Nanos to)
{
    edit(index, [to](std::vector<Note> &, auto note) { note->at = secondsFromNanos(to); });
}

} // namespace coroscope

#include "moc_chartnotes.cpp"
