// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documentcontroller.h"

#include "app/filequestions.h"
#include "app/scenariosource.h"
#include "document/document.h"
#include "document/picturescenario.h"
#include "resources/gallery.h"
#include "scenario/blockcatalog.h"
#include "scenario/validation.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using namespace coroscope;

namespace {

/// Answers as it was told.
struct Answers final : FileQuestions {
    Unsaved unsaved = Unsaved::Cancel;
    QString toOpen, toImport, toSave;
    int unsavedAsked = 0;

    Unsaved aboutUnsaved(const QString &) override
    {
        ++unsavedAsked;
        return unsaved;
    }
    QString fileToOpen(const QString &) override { return toOpen; }
    QString programToImport(const QString &) override { return toImport; }
    QString fileToSave(const QString &) override { return toSave; }
};

class DocumentControllerTest : public testing::Test {
protected:
    QString pathOf(const char *name) { return folder.filePath(QLatin1StringView(name)); }
    void change() { document.insertBlocks({}, {newBlock(BlockKind::Sleep)}); }
    std::size_t blocks() const { return document.scenario().program.size(); }

    QTemporaryDir folder;
    Document document;
    Answers answers;
    DocumentController files{document, answers};
    QString write(const char *name, const QByteArray &bytes)
    {
        QFile file(pathOf(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }
    /// Waits until an import is over, either way.
    bool waitForImport()
    {
        const auto before = failed.count() + replaced.count();
        return QTest::qWaitFor([&] { return failed.count() + replaced.count() > before; }, 20'000);
    }

    /// Waits until the imports that nobody waits for any more are over too.
    static bool waitForLeftImports()
    {
        const auto areOver = [] {
            QFile children(QStringLiteral("/proc/thread-self/children"));
            return children.open(QIODevice::ReadOnly) && children.readAll().trimmed().isEmpty();
        };
        const bool over = QTest::qWaitFor(areOver, 20'000);
        QTest::qWait(50); // for what comes of their end
        return over;
    }

    QSignalSpy replaced{&files, &DocumentController::replaced};
    QSignalSpy failed{&files, &DocumentController::failed};
};

} // namespace

TEST_F(DocumentControllerTest, aNewDocumentCanBeRunAtOnce)
{
    EXPECT_TRUE(files.makeNew());
    EXPECT_EQ(document.scenario().definitions.size(), 1u);
    EXPECT_TRUE(validate(document.scenario()).empty());
    EXPECT_FALSE(document.isModified());
    EXPECT_TRUE(files.path().isEmpty());
}

TEST_F(DocumentControllerTest, whatWasSavedIsOpenedAgain)
{
    files.makeNew();
    change();
    answers.toSave = pathOf("a.coroscope");
    EXPECT_TRUE(files.save());
    EXPECT_FALSE(document.isModified());
    EXPECT_EQ(files.path(), pathOf("a.coroscope"));
    const Scenario saved = document.scenario();
    files.makeNew();
    EXPECT_TRUE(files.openFile(pathOf("a.coroscope")));
    EXPECT_EQ(document.scenario(), saved);
    EXPECT_EQ(files.name(), QStringLiteral("a"));
}

TEST_F(DocumentControllerTest, aSecondSaveAsksNothing)
{
    files.makeNew();
    answers.toSave = pathOf("a.coroscope");
    files.save();
    answers.toSave.clear();
    change();
    EXPECT_TRUE(files.save());
    EXPECT_FALSE(files.saveAs()) << "no file was named";
}

TEST_F(DocumentControllerTest, cancellingKeepsTheChanges)
{
    files.makeNew();
    change();
    const std::size_t before = blocks();
    EXPECT_FALSE(files.makeNew());
    EXPECT_FALSE(files.openExample(QStringLiteral("gather-with-values")));
    EXPECT_FALSE(files.mayLeave());
    EXPECT_EQ(answers.unsavedAsked, 3);
    EXPECT_EQ(blocks(), before);
}

TEST_F(DocumentControllerTest, discardingLosesThemAndSavingKeepsThem)
{
    files.makeNew();
    change();
    answers.unsaved = FileQuestions::Unsaved::Save;
    EXPECT_FALSE(files.mayLeave()) << "no file was named: nothing is saved, so nobody leaves";
    answers.toSave = pathOf("kept.coroscope");
    EXPECT_TRUE(files.mayLeave());
    EXPECT_TRUE(QFile::exists(pathOf("kept.coroscope")));
    change();
    answers.unsaved = FileQuestions::Unsaved::Discard;
    EXPECT_TRUE(files.makeNew());
    EXPECT_EQ(blocks(), 1u);
}

TEST_F(DocumentControllerTest, aBadFileChangesNothingAndSaysWhy)
{
    files.makeNew();
    const Scenario before = document.scenario();
    QFile bad(pathOf("bad.coroscope"));
    ASSERT_TRUE(bad.open(QIODevice::WriteOnly));
    bad.write("{\"format\": ");
    bad.close();
    EXPECT_FALSE(files.openFile(bad.fileName()));
    ASSERT_EQ(failed.count(), 1);
    EXPECT_FALSE(failed[0][0].value<Problem>().what.empty());
    EXPECT_EQ(document.scenario(), before);
    EXPECT_TRUE(files.path().isEmpty());
}

TEST_F(DocumentControllerTest, aSaveThatFailsLeavesTheDocumentModified)
{
    files.makeNew();
    change();
    answers.toSave = pathOf("no/such/folder/a.coroscope");
    EXPECT_FALSE(files.save());
    EXPECT_EQ(failed.count(), 1);
    EXPECT_TRUE(document.isModified());
    EXPECT_TRUE(files.path().isEmpty());
}

TEST_F(DocumentControllerTest, anExampleIsUntitledAndNeverWrittenOver)
{
    EXPECT_TRUE(files.openExample(QStringLiteral("gather-with-values")));
    EXPECT_TRUE(files.path().isEmpty());
    EXPECT_EQ(files.name(), QStringLiteral("gather-with-values"));
    EXPECT_FALSE(files.save()) << "it must ask where";
    EXPECT_FALSE(files.openExample(QStringLiteral("no-such-example")));
    EXPECT_EQ(failed.count(), 1);
}

TEST_F(DocumentControllerTest, aPictureOpensTheScenarioInsideAndIsNeverWrittenOver)
{
    QImage image(4, 4, QImage::Format_RGB32);
    image.fill(Qt::white);
    embedScenario(image, exampleText(QStringLiteral("gather-with-values")).value());
    answers.toOpen = pathOf("chart.png");
    ASSERT_TRUE(image.save(answers.toOpen));
    EXPECT_TRUE(files.open());
    EXPECT_EQ(document.scenario(), readExample(QStringLiteral("gather-with-values")).value());
    EXPECT_EQ(files.name(), QStringLiteral("chart"));
    EXPECT_TRUE(files.path().isEmpty());
    EXPECT_FALSE(files.save()) << "it must ask where";
    EXPECT_FALSE(files.openFile(write("photo.png", "no picture")));
    ASSERT_EQ(failed.count(), 1);
    EXPECT_EQ(files.name(), QStringLiteral("chart")) << "nothing has changed";
}

TEST_F(DocumentControllerTest, anImportedProgramIsAnUntitledUnsavedDocument)
{
    files.makeNew();
    answers.toImport = write("lamp.py", "async def lamp():\n    pass\n");
    EXPECT_TRUE(files.importProgram());
    ASSERT_TRUE(waitForImport());
    EXPECT_EQ(failed.count(), 0);
    EXPECT_EQ(document.scenario().definitions.at(0).name, "lamp");
    EXPECT_TRUE(files.path().isEmpty());
    EXPECT_EQ(files.name(), QStringLiteral("lamp"));
    EXPECT_TRUE(document.isModified());
    EXPECT_FALSE(document.undoStack().canUndo());
    answers.toImport.clear();
    EXPECT_FALSE(files.importProgram());
}

TEST_F(DocumentControllerTest, anImportAsksBeforeChangesAreLost)
{
    files.makeNew();
    change();
    const Scenario before = document.scenario();
    EXPECT_TRUE(files.openFile(write("a.py", "x = 1\n")));
    ASSERT_TRUE(QTest::qWaitFor([this] { return answers.unsavedAsked == 1; }, 20'000));
    EXPECT_EQ(document.scenario(), before) << "cancelled";
    answers.unsaved = FileQuestions::Unsaved::Discard;
    EXPECT_TRUE(files.importFile(pathOf("a.py")));
    ASSERT_TRUE(waitForImport());
    EXPECT_EQ(blocks(), 1u);
}

TEST_F(DocumentControllerTest, aProgramThatHasNoBlocksChangesNothingAndSaysWhy)
{
    files.makeNew();
    const Scenario before = document.scenario();
    EXPECT_TRUE(files.importFile(write("bad.py", "class A(list):\n    pass\nimport os\n")));
    ASSERT_TRUE(waitForImport());
    ASSERT_EQ(failed.count(), 1);
    const auto problem = failed[0][0].value<Problem>();
    EXPECT_NE(problem.what.find("bad.py was not imported"), std::string::npos);
    EXPECT_NE(problem.remedy.find("bad.py:1: class A derived from list: "), std::string::npos)
        << problem.remedy;
    EXPECT_NE(problem.remedy.find("\nbad.py:3: import of os: "), std::string::npos);
    EXPECT_EQ(document.scenario(), before);
    EXPECT_EQ(answers.unsavedAsked, 0);
    EXPECT_FALSE(files.importFile(pathOf("none.py")));
    EXPECT_EQ(failed.count(), 2);
}

TEST_F(DocumentControllerTest, withoutPythonAnImportSaysWhatToInstall)
{
    const QByteArray path = qgetenv("PATH");
    qputenv("PATH", folder.path().toUtf8());
    EXPECT_TRUE(files.importFile(write("a.py", "x = 1\n")));
    EXPECT_TRUE(waitForImport());
    qputenv("PATH", path);
    ASSERT_EQ(failed.count(), 1);
    EXPECT_NE(failed[0][0].value<Problem>().remedy.find("apt install python3"), std::string::npos);
}

TEST_F(DocumentControllerTest, theLastThingAskedForWins)
{
    files.importFile(write("one.py", "x = 1\n"));
    files.importFile(write("two.py", "x = 2\n"));
    ASSERT_TRUE(waitForImport());
    QTest::qWait(300);
    EXPECT_EQ(files.name(), QStringLiteral("two"));
    EXPECT_EQ(replaced.count(), 1);
    document.markSaved();
    files.importFile(pathOf("one.py"));
    files.openExample(QStringLiteral("gather-with-values"));
    EXPECT_TRUE(waitForLeftImports());
    EXPECT_EQ(files.name(), QStringLiteral("gather-with-values"));
}

TEST_F(DocumentControllerTest, anImportMayOutliveItsController)
{
    {
        Document other;
        DocumentController brief(other, answers);
        brief.importFile(write("a.py", "x = 1\n"));
    }
    EXPECT_TRUE(waitForLeftImports());
    EXPECT_EQ(replaced.count(), 0);
}

TEST(Gallery, itsIndexNamesEveryExample)
{
    QStringList files = QDir(QStringLiteral(":/examples"))
                            .entryList({QStringLiteral("*.coroscope")}, QDir::Files, QDir::Name);
    QStringList names;
    for (const QString &name : exampleNames())
        names << name + QStringLiteral(".coroscope");
    names.sort();
    EXPECT_EQ(names, files);
    EXPECT_TRUE(examplePath(QStringLiteral("../theme/coroscope")).isEmpty());
}
