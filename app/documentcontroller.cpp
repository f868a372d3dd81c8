// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documentcontroller.h"

#include "app/filequestions.h"
#include "app/scenariosource.h"
#include "document/document.h"
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
    return replaceBy(readScenarioAt(path), QFileInfo(path).absoluteFilePath(), {});
}

bool DocumentController::openFile(const QString &path)
{
    return mayLeave() && replaceBy(readScenarioAt(path), QFileInfo(path).absoluteFilePath(), {});
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
    m_document.setScenario(std::move(scenario).value());
    m_name = name;
    setPath(path);
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
