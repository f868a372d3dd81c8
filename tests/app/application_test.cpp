// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program with its window: Python programs come in through the menu and by a drop, and go
// out by Export Python.
#include "app/application.h"

#include "app/dialoganswer.h"
#include "app/scenariosource.h"
#include "document/picturescenario.h"
#include "views/code/codeeditor.h"
#include "views/editor/canvasselection.h"
#include "views/editor/canvasview.h"
#include "views/mainwindow/messagebar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <gtest/gtest.h>

using namespace coroscope;
using namespace coroscope::testing_support;

namespace {

class ApplicationTest : public testing::Test {
protected:
    ApplicationTest() { application.start(QStringLiteral("example:gather-with-values")); }

    QString write(const char *name, const QByteArray &bytes)
    {
        QFile file(folder.filePath(QLatin1StringView(name)));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }
    void drop(const QString &path)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window(), &enter);
        QDropEvent event({10, 10}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(&window(), &event);
    }
    MainWindow &window() { return application.window(); }
    bool waitForTitle(const char *name)
    {
        const QString title = QLatin1StringView(name) + QStringLiteral("[*] — Coroscope");
        return QTest::qWaitFor([&] { return window().windowTitle() == title; }, 20'000);
    }
    /// What the bar at the top says; empty when it is not there.
    QString message()
    {
        QString text;
        for (const QLabel *label : window().messages().findChildren<QLabel *>())
            text += label->text();
        return window().messages().isVisible() ? text : QString();
    }

    QByteArray read(const char *name)
    {
        QFile file(folder.filePath(QLatin1StringView(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    DialogAnswer answer;
    QTemporaryDir folder;
    Application application{*qobject_cast<QApplication *>(QCoreApplication::instance())};
};

} // namespace

TEST_F(ApplicationTest, importPythonInTheFileMenuOpensTheChosenProgram)
{
    const QString path = write("lamp.py", "async def lamp():\n    pass\n");
    answer.give(path);
    window().actions()[ActionId::Import]->trigger();
    EXPECT_TRUE(waitForTitle("lamp")) << message().toStdString();
    EXPECT_TRUE(window().isWindowModified()) << "it is saved nowhere";
    EXPECT_TRUE(message().isEmpty()) << message().toStdString();
}

TEST_F(ApplicationTest, aDroppedProgramAsksAboutTheUnsavedOneAndReplacesIt)
{
    drop(write("one.py", "x = 1\n"));
    ASSERT_TRUE(waitForTitle("one")) << message().toStdString();
    QString asked;
    QTimer answer;
    QObject::connect(&answer, &QTimer::timeout, [&] {
        if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget())) {
            answer.stop();
            asked = box->text();
            box->button(QMessageBox::Discard)->click();
        }
    });
    answer.start(20);
    drop(write("two.py", "x = 2\n"));
    EXPECT_TRUE(waitForTitle("two")) << message().toStdString();
    EXPECT_TRUE(asked.contains(QStringLiteral("one"))) << asked.toStdString();
}

TEST_F(ApplicationTest, aProgramThatCannotBeImportedIsToldAndChangesNothing)
{
    const QString title = window().windowTitle();
    drop(write("bad.py", "class A(list):\n    pass\nimport os\n"));
    EXPECT_TRUE(QTest::qWaitFor(
        [this] { return message().contains(QStringLiteral("bad.py:3: import of os")); }, 20'000))
        << message().toStdString();
    EXPECT_TRUE(
        message().contains(QStringLiteral("<br>bad.py:1: class A derived from list: Keep one")))
        << message().toStdString();
    EXPECT_EQ(window().windowTitle(), title);
}

TEST_F(ApplicationTest, exportPythonWritesTheProgramThatTheCodePanelShows)
{
    answer.give(folder.filePath(QStringLiteral("out")));
    window().actions()[ActionId::ExportPython]->trigger();
    EXPECT_TRUE(answer.proposed().contains(QStringLiteral("asyncio")))
        << answer.proposed().toStdString();
    EXPECT_TRUE(read("out.py").contains("async def hello1(a, b):")) << read("out.py").constData();
    EXPECT_TRUE(message().contains(QStringLiteral("out.py"))) << message().toStdString();
}

TEST_F(ApplicationTest, exportPythonTakesTheFlavourChosenInTheDialog)
{
    answer.give(folder.filePath(QStringLiteral("out.py")), QStringLiteral("Python with thr"));
    window().actions()[ActionId::ExportPython]->trigger();
    EXPECT_FALSE(read("out.py").contains("async def"));
    EXPECT_TRUE(read("out.py").contains("def hello1(a, b):")) << read("out.py").constData();
}

TEST_F(ApplicationTest, aPictureThatIsExportedAndDroppedOpensItsScenario)
{
    EXPECT_FALSE(window().actions()[ActionId::ExportPicture]->isEnabled()) << "nothing has run";
    window().actions()[ActionId::Run]->trigger();
    EXPECT_TRUE(QTest::qWaitFor(
        [this] {
            return window().actions()[ActionId::Run]->isEnabled() &&
                   window().actions()[ActionId::ExportPicture]->isEnabled();
        },
        20'000));
    window().actions()[ActionId::ExportPicture]->trigger();
    auto *dialog = window().findChild<ExportDialog *>();
    ASSERT_TRUE(dialog && dialog->isVisible());
    answer.give(folder.filePath(QStringLiteral("chart")));
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("export")), Qt::LeftButton);
    EXPECT_TRUE(
        QTest::qWaitFor([this] { return message().contains(QStringLiteral("chart.png")); }, 20'000))
        << message().toStdString();
    answer.stop();
    const QByteArray bytes = read("chart.png");
    EXPECT_EQ(scenarioInPicture(bytes.toStdString()).value(),
              exampleText(QStringLiteral("gather-with-values")).value());
    drop(write("other.py", "x = 1\n"));
    ASSERT_TRUE(waitForTitle("other"));
    QTimer discard;
    QObject::connect(&discard, &QTimer::timeout, [] {
        if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget()))
            box->button(QMessageBox::Discard)->click();
    });
    discard.start(20);
    drop(folder.filePath(QStringLiteral("chart.png")));
    EXPECT_TRUE(waitForTitle("chart")) << message().toStdString();
    EXPECT_FALSE(window().isWindowModified());
}

TEST_F(ApplicationTest, aPictureWithoutAScenarioIsToldAndChangesNothing)
{
    const QString title = window().windowTitle();
    drop(write("photo.png", "no picture at all"));
    EXPECT_TRUE(message().contains(QStringLiteral("photo.png"))) << message().toStdString();
    EXPECT_EQ(window().windowTitle(), title);
}

TEST_F(ApplicationTest, aProgramThatCannotBeWrittenIsTold)
{
    answer.give(folder.filePath(QStringLiteral("nowhere/out.py")));
    window().actions()[ActionId::ExportPython]->trigger();
    EXPECT_TRUE(message().contains(QStringLiteral("nowhere"))) << message().toStdString();
}

TEST_F(ApplicationTest, aLineOfTheCodeAndItsBlockAreSelectedTogether)
{
    auto &code = *window().findChild<CodeEditor *>();
    EXPECT_TRUE(QTest::qWaitFor([&] { return code.isVisible(); }));
    const QStringList lines = code.text().split(QLatin1Char('\n'));
    const auto line = lines.indexOf(QRegularExpression(QStringLiteral(".*asyncio.sleep\\(3\\)")));
    ASSERT_GE(line, 0);
    code.setFocus();
    code.reveal(static_cast<int>(line) - 1);
    QTest::keyClick(&code, Qt::Key_Down);
    EXPECT_EQ(code.marked(CodeEditor::Mark::Selected), std::vector<int>{static_cast<int>(line)});
    auto &canvas = *window().findChild<CanvasView *>();
    ASSERT_EQ(canvas.selection().blocks().size(), 1);
    canvas.setFocus();
    QTest::keyClick(&canvas, Qt::Key_Up);
    EXPECT_EQ(code.marked(CodeEditor::Mark::Selected),
              std::vector<int>{static_cast<int>(line) - 1});
}
