// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documentcontroller.h"

#include "app/filequestions.h"
#include "document/document.h"
#include "resources/gallery.h"
#include "scenario/blockcatalog.h"
#include "scenario/validation.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace coroscope;

namespace {

/// Answers as it was told.
struct Answers final : FileQuestions {
    Unsaved unsaved = Unsaved::Cancel;
    QString toOpen, toSave;
    int unsavedAsked = 0;

    Unsaved aboutUnsaved(const QString &) override
    {
        ++unsavedAsked;
        return unsaved;
    }
    QString fileToOpen(const QString &) override { return toOpen; }
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
