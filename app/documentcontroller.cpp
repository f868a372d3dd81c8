// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documentcontroller.h"

#include "app/filequestions.h"
#include "app/pythonfile.h"
#include "app/scenariosource.h"
#include "document/backgroundimport.h"
#include "document/document.h"
#include "document/picturescenario.h"
#include "io/scenariowriter.h"
#include "scenario/blockcatalog.h"

#include <QDir>
#include <QFileInfo>

namespace coroscope {

namespace {

const QString suffix = QStringLiteral(".coroscope");

/// What a fresh window holds: a coroutine that says hello, and the line that runs it.
Scenario firstScenario()
{
    Definition main;
    main.id = DefinitionId(1);
    main.name = "main";
    main.body.push_back(newBlock(BlockKind::Log));
    main.body.back().id = BlockId(2);
    Scenario scenario;
    scenario.definitions.push_back(std::move(main));
    scenario.program.push_back(newBlock(BlockKind::Run));
    scenario.program.back().id = BlockId(3);
    return scenario;
}

constexpr std::size_t mostLines = 4; ///< of an import's problems that the window shows

/// What the window says of an import that failed: every line of it, as long as it is short.
Problem summaryOf(const PythonImport &import, const QString &name)
{
    Problem summary{.what = DocumentController::tr("%1 was not imported: nothing has changed.")
                                .arg(name)
                                .toStdString()};
    for (std::size_t i = 0; i < import.problems.size() && i < mostLines; ++i)
        summary.remedy += (i == 0 ? "" : "\n") + importLine(import.problems[i]);
    const qsizetype more = static_cast<qsizetype>(import.problems.size()) - qsizetype(mostLines);
    if (more > 0)
        summary.remedy +=
            "\n" + DocumentController::tr("%n more: `coroscope import` lists them all.", nullptr,
                                          static_cast<int>(more))
                       .toStdString();
    return summary;
}

} // namespace

DocumentController::DocumentController(Document &document, FileQuestions &questions,
                                       QObject *parent)
    : QObject(parent), m_document(document), m_questions(questions)
{
}

QString DocumentController::name() const
{
    if (!m_path.isEmpty())
        return QFileInfo(m_path).completeBaseName();
    return m_name.isEmpty() ? tr("Untitled") : m_name;
}

bool DocumentController::makeNew() { return mayLeave() && replaceBy(firstScenario(), {}, {}); }

bool DocumentController::open()
{
    if (!mayLeave())
        return false;
    const QString path = m_questions.fileToOpen(QFileInfo(m_path).absolutePath());
    if (path.isEmpty())
        return false;
    if (isPythonFile(path))
        return importFile(path);
    return openScenario(path);
}

bool DocumentController::openScenario(const QString &path)
{
    const QFileInfo file(path);
    // Saving must not write over a picture.
    if (isPictureFile(path))
        return replaceBy(readScenarioAt(path), {}, file.completeBaseName());
    return replaceBy(readScenarioAt(path), file.absoluteFilePath(), {});
}

bool DocumentController::openFile(const QString &path)
{
    if (isPythonFile(path))
        return importFile(path);
    return mayLeave() && openScenario(path);
}

bool DocumentController::importProgram()
{
    const QString path = m_questions.programToImport(QFileInfo(m_path).absolutePath());
    return !path.isEmpty() && importFile(path);
}

bool DocumentController::importFile(const QString &path)
{
    const QFileInfo file(path);
    const Result<PythonSource> source = readPythonFile(path, file.fileName());
    if (!source) {
        Q_EMIT
        failed(source.problem());
        return false;
    }
    Q_EMIT
    importBegun(file.fileName());
    importInBackground(source.value(), *this,
                       [this, turn = ++m_turn, name = file.fileName()](const PythonImport &import) {
                           if (turn == m_turn)
                               take(name, import);
                       });
    return true;
}

void DocumentController::take(const QString &name, const PythonImport &import)
{
    Q_EMIT
    importEnded();
    if (!import.ok()) {
        Q_EMIT
        failed(summaryOf(import, name));
        return;
    }
    if (!mayLeave() || !replaceBy(import.scenario, {}, QFileInfo(name).completeBaseName()))
        return;
    m_document.undoStack().resetClean();
}

bool DocumentController::openExample(const QString &name)
{
    return mayLeave() && replaceBy(readExample(name), {}, name);
}

bool DocumentController::replaceBy(Result<Scenario> scenario, const QString &path,
                                   const QString &name)
{
    if (!scenario) {
        Q_EMIT
        failed(scenario.problem());
        return false;
    }
    ++m_turn;
    m_name = name;
    setPath(path);
    m_document.setScenario(std::move(scenario).value());
    if (!path.isEmpty())
        Q_EMIT
    fileUsed(path);
    Q_EMIT
    replaced();
    return true;
}

bool DocumentController::save() { return m_path.isEmpty() ? saveAs() : writeTo(m_path); }

bool DocumentController::saveAs()
{
    const QString suggestion =
        m_path.isEmpty() ? QDir::current().filePath(name() + suffix) : m_path;
    const QString path = m_questions.fileToSave(suggestion);
    return !path.isEmpty() && writeTo(QFileInfo(path).absoluteFilePath());
}

bool DocumentController::writeTo(const QString &path)
{
    m_document.endEditing();
    const Result<Done> saved = saveScenario(m_document.scenario(), path.toStdString());
    if (!saved) {
        Q_EMIT
        failed(saved.problem());
        return false;
    }
    m_document.markSaved();
    setPath(path);
    Q_EMIT
    fileUsed(path);
    return true;
}

bool DocumentController::mayLeave()
{
    if (!m_document.isModified())
        return true;
    switch (m_questions.aboutUnsaved(name())) {
    case FileQuestions::Unsaved::Save:
        return save();
    case FileQuestions::Unsaved::Discard:
        return true;
    case FileQuestions::Unsaved::Cancel:
        break;
    }
    return false;
}

void DocumentController::setPath(const QString &path)
{
    m_path = path;
    Q_EMIT
    pathChanged(path);
}

} // namespace coroscope

#include "moc_documentcontroller.cpp"
