// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "scenario/scenario.h"

#include <QObject>
#include <QString>

namespace coroscope {

class Document;
class FileQuestions;
struct PythonImport;

/// Opens, saves and replaces the document, and asks about unsaved changes before any is lost.
/// Each returns whether it was done: false when the person cancelled or it failed, and then
/// nothing has changed. A Python program is read in the background first.
class DocumentController final : public QObject {
    Q_OBJECT

public:
    DocumentController(Document &document, FileQuestions &questions, QObject *parent = nullptr);

    /// Absolute path of the document's file; empty when it has none.
    const QString &path() const { return m_path; }
    /// What the document is called before it has a file.
    QString name() const;

    bool makeNew();
    bool open();
    /// A scenario, a picture with one inside, which becomes an untitled document, or a Python
    /// program as importFile takes it.
    bool openFile(const QString &path);
    /// Asks for a Python program to import.
    bool importProgram();
    /// The Python program at \p path becomes an untitled, unsaved document once it has been read,
    /// unless another document is opened meanwhile. True when the reading has begun.
    bool importFile(const QString &path);
    /// An example becomes an untitled document: saving never writes over it.
    bool openExample(const QString &name);
    bool save();
    bool saveAs();
    /// True when no change would be lost: there is none, or it was saved or discarded now.
    bool mayLeave();

Q_SIGNALS:
    /// A Python program is being read.
    void importBegun(const QString &name);
    /// It has been read; what comes of it is told next.
    void importEnded();
    /// Another document is open.
    void replaced();
    /// Of another document, it is told before the document changes.
    void pathChanged(const QString &path);
    /// A file was read or written.
    void fileUsed(const QString &path);
    void failed(const coroscope::Problem &problem);

private:
    bool replaceBy(Result<Scenario> scenario, const QString &path, const QString &name);
    void take(const QString &name, const PythonImport &import);
    bool openScenario(const QString &path);
    bool writeTo(const QString &path);
    void setPath(const QString &path);

    Document &m_document;
    FileQuestions &m_questions;
    QString m_path;
    QString m_name;
    int m_turn = 0; ///< counts documents and imports: an import whose turn has passed is dropped
};

} // namespace coroscope
