// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "scenario/scenario.h"

#include <QObject>
#include <QString>

namespace coroscope {

class Document;
class FileQuestions;

/// Opens, saves and replaces the document, and asks about unsaved changes before any is lost.
/// Each returns whether it was done: false when the person cancelled or it failed, and then
/// nothing has changed.
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
    bool openFile(const QString &path);
    /// An example becomes an untitled document: saving never writes over it.
    bool openExample(const QString &name);
    bool save();
    bool saveAs();
    /// True when no change would be lost: there is none, or it was saved or discarded now.
    bool mayLeave();

Q_SIGNALS:
    /// Another document is open.
    void replaced();
    void pathChanged(const QString &path);
    /// A file was read or written.
    void fileUsed(const QString &path);
    void failed(const coroscope::Problem &problem);

private:
    bool replaceBy(Result<Scenario> scenario, const QString &path, const QString &name);
    bool writeTo(const QString &path);
    void setPath(const QString &path);

    Document &m_document;
    FileQuestions &m_questions;
    QString m_path;
    QString m_name;
};

} // namespace coroscope
