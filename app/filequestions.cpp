// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/filequestions.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>

namespace coroscope {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("FileQuestions", text); }

QString scenarioFilter()
{
    return translated(QT_TRANSLATE_NOOP("FileQuestions", "Scenarios (*.coroscope)"));
}

QString askWhereToSave(QWidget &window, const QString &title, const QString &suggestion,
                       const QStringList &filters, const QString &suffix)
{
    QFileDialog dialog(&window, title);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilters(filters);
    dialog.setDefaultSuffix(suffix);
    dialog.selectFile(suggestion);
    return dialog.exec() == QDialog::Accepted ? dialog.selectedFiles().value(0) : QString();
}

} // namespace

FileQuestions::Unsaved FileDialogs::aboutUnsaved(const QString &name)
{
    QMessageBox box(&m_window);
    box.setObjectName(QStringLiteral("unsavedQuestion"));
    box.setText(
        translated(QT_TRANSLATE_NOOP("FileQuestions", "Save the changes to %1?")).arg(name));
    box.setInformativeText(translated(
        QT_TRANSLATE_NOOP("FileQuestions", "If you discard them, they are lost for good.")));
    box.setStandardButtons(QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel);
    box.setDefaultButton(QMessageBox::Save);
    box.setEscapeButton(QMessageBox::Cancel);
    switch (box.exec()) {
    case QMessageBox::Save:
        return Unsaved::Save;
    case QMessageBox::Discard:
        return Unsaved::Discard;
    default:
        return Unsaved::Cancel;
    }
}

QString FileDialogs::fileToOpen(const QString &folder)
{
    return QFileDialog::getOpenFileName(
        &m_window, translated(QT_TRANSLATE_NOOP("FileQuestions", "Open a scenario")), folder,
        scenarioFilter());
}

QString FileDialogs::programToImport(const QString &folder)
{
    return QFileDialog::getOpenFileName(
        &m_window, translated(QT_TRANSLATE_NOOP("FileQuestions", "Import a Python program")),
        folder, translated(QT_TRANSLATE_NOOP("FileQuestions", "Python programs (*.py)")));
}

QString FileDialogs::fileToSave(const QString &suggestion)
{
    return askWhereToSave(m_window,
                          translated(QT_TRANSLATE_NOOP("FileQuestions", "Save the scenario")),
                          suggestion, {scenarioFilter()}, QStringLiteral("coroscope"));
}

QString FileDialogs::pictureToSave(const QString &suggestion)
{
    return askWhereToSave(
        m_window, translated(QT_TRANSLATE_NOOP("FileQuestions", "Export the chart as a picture")),
        suggestion,
        {translated(QT_TRANSLATE_NOOP("FileQuestions", "PNG picture (*.png)")),
         translated(QT_TRANSLATE_NOOP("FileQuestions", "SVG drawing (*.svg)"))},
        QStringLiteral("png"));
}

} // namespace coroscope
