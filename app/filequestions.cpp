// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/filequestions.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>

#include <algorithm>

namespace coroscope {

namespace {

QString translated(const char *text) { return QCoreApplication::translate("FileQuestions", text); }

QString scenarioFilter()
{
    return translated(QT_TRANSLATE_NOOP("FileQuestions", "Scenarios (*.coroscope)"));
}

QString askWhereToSave(QWidget &window, const QString &title, const QString &suggestion,
                       const QStringList &filters, const QString &suffix,
                       qsizetype *filter = nullptr)
{
    QFileDialog dialog(&window, title);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setNameFilters(filters);
    dialog.setDefaultSuffix(suffix);
    dialog.selectFile(suggestion);
    if (filter)
        dialog.selectNameFilter(filters[*filter]);
    if (dialog.exec() != QDialog::Accepted)
        return {};
    if (filter)
        *filter = std::max<qsizetype>(0, filters.indexOf(dialog.selectedNameFilter()));
    return dialog.selectedFiles().value(0);
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
        translated(QT_TRANSLATE_NOOP(
            "FileQuestions", "Scenarios, and pictures with one inside (*.coroscope *.png *.svg)")));
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

QString FileDialogs::programToSave(const QString &suggestion, PythonFlavour &flavour)
{
    auto filter = static_cast<qsizetype>(flavour);
    const QString path = askWhereToSave(
        m_window,
        translated(QT_TRANSLATE_NOOP("FileQuestions", "Export the scenario as a Python program")),
        suggestion,
        {translated(QT_TRANSLATE_NOOP("FileQuestions", "Python with asyncio (*.py)")),
         translated(QT_TRANSLATE_NOOP("FileQuestions", "Python with threads (*.py)"))},
        QStringLiteral("py"), &filter);
    flavour = static_cast<PythonFlavour>(filter);
    return path;
}

QString FileDialogs::exportToSave(const QString &suggestion, const ExportFormatRow &format)
{
    const QLatin1StringView suffix(format.suffix);
    return askWhereToSave(
        m_window, translated(QT_TRANSLATE_NOOP("FileQuestions", "Take the run away")), suggestion,
        {QStringLiteral("%1 (*.%2)").arg(formatName(format), suffix)}, suffix);
}

} // namespace coroscope
