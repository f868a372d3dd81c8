// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time.h"
#include "scenario/scenario.h"

#include <QObject>
#include <QString>

#include <vector>

namespace coroscope {

class Document;

/// A mark on the chart: a note of the document, by its place in the document's list.
struct ChartNote {
    int index = -1;
    Nanos at = 0; ///< ns since the run began
    QString text; ///< empty: a mark without words
    friend bool operator==(const ChartNote &, const ChartNote &) = default;
};

/// The notes of a document as the chart shows and changes them. Every change can be undone.
class ChartNotes final : public QObject {
    Q_OBJECT

public:
    explicit ChartNotes(Document &document, QObject *parent = nullptr);

    /// In the order of their times.
    const std::vector<ChartNote> &all() const { return m_notes; }
    /// By the index in the document; null when there is none.
    const ChartNote *find(int index) const;
    /// The one that stands exactly there; null when there is none.
    const ChartNote *at(Nanos time) const;
    /// Returns the index of the new note; of the one that stands there already, if any; -1 when
    /// the document refuses it.
    int add(Nanos at);
    void remove(int index);
    void setText(int index, const QString &text);
    void move(int index, Nanos to);

Q_SIGNALS:
    void changed();
    /// Another document was opened.
    void replaced();

private:
    void read();
    template <class Change>
    void edit(int index, Change change);

    Document &m_document;
    std::vector<ChartNote> m_notes;
};

} // namespace coroscope
