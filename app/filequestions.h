// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/exportformats.h"
#include "document/programtext.h"

#include <QString>

class QWidget;

namespace coroscope {

/// What must be asked of the person about files. An interface, so that tests can answer.
class FileQuestions {
public:
    enum class Unsaved { Save, Discard, Cancel };

    virtual ~FileQuestions() = default;
    /// What to do with the changes to the document called \p name.
    virtual Unsaved aboutUnsaved(const QString &name) = 0;
    /// A file to open; empty: none.
    virtual QString fileToOpen(const QString &folder) = 0;
    /// A Python program to import; empty: none.
    virtual QString programToImport(const QString &folder) = 0;
    /// A file to save to, confirmed when it exists; empty: none.
    virtual QString fileToSave(const QString &suggestion) = 0;
};

/// Asks with dialogs over \p window.
class FileDialogs final : public FileQuestions {
public:
    explicit FileDialogs(QWidget &window) : m_window(window) {}

    Unsaved aboutUnsaved(const QString &name) override;
    QString fileToOpen(const QString &folder) override;
    QString programToImport(const QString &folder) override;
    QString fileToSave(const QString &suggestion) override;
    /// A file for the scenario as a Python program, and which \p flavour it shall have; empty:
    /// none.
    QString programToSave(const QString &suggestion, PythonFlavour &flavour);
    /// A file of this \p format to export into; empty: none.
    QString exportToSave(const QString &suggestion, const ExportFormatRow &format);

private:
    QWidget &m_window;
};

} // namespace coroscope
