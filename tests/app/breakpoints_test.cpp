// SPDX-License-Identifier: GPL-3.0-or-later
// Breakpoints belong to a file without being in it: they are there again when it is opened again.
#include "app/application.h"

#include "app/dialoganswer.h"
#include "app/scenariosource.h"
#include "views/code/codeeditor.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

#include <optional>

using namespace coroscope;
using namespace coroscope::testing_support;

namespace {

class BreakpointsOfFilesTest : public testing::Test {
protected:
    BreakpointsOfFilesTest()
    {
        QSettings().clear();
        write(first, exampleText(QStringLiteral("gather-with-values")).value());
        write(second, exampleText(QStringLiteral("coroutines")).value());
        start(first);
    }

    void write(const QString &path, const std::string &text)
    {
        QFile file(path);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text.data(), static_cast<qint64>(text.size()));
    }
    /// Starts the program on that file.
    void start(const QString &path)
    {
        application.emplace(*qobject_cast<QApplication *>(QCoreApplication::instance()));
        application->start(path);
        EXPECT_TRUE(QTest::qWaitFor([this] { return code().isVisible(); }));
    }
    void startAgain(const QString &path)
    {
        window().close();
        application.reset();
        start(path);
    }
    MainWindow &window() { return application->window(); }
    CodeEditor &code() { return *window().findChild<CodeEditor *>(); }
    void open(const QString &path)
    {
        Q_EMIT
        window().openFileRequested(path);
    }
    /// Presses F9 on the line of the code that says so.
    void pressF9On(const char *text)
    {
        const QStringList lines = code().text().split(QLatin1Char('\n'));
        const auto line = lines.indexOf(QRegularExpression(
            QStringLiteral(".*%1.*").arg(QRegularExpression::escape(QLatin1StringView(text)))));
        ASSERT_GE(line, 0) << text;
        QApplication::setActiveWindow(&window());
        code().setFocus();
        code().reveal(static_cast<int>(line));
        QTest::keyClick(&code(), Qt::Key_F9);
    }
    /// The lines of the code that have a breakpoint.
    QStringList halts()
    {
        QStringList lines;
        for (const int line : code().marked(CodeEditor::Mark::Breakpoint))
            lines << code().text(line).trimmed();
        return lines;
    }

    QTemporaryDir folder;
    const QString first = folder.filePath(QStringLiteral("first of all.coroscope"));
    const QString second = folder.filePath(QStringLiteral("second.coroscope"));
    DialogAnswer answer;
    std::optional<Application> application;
};

} // namespace

TEST_F(BreakpointsOfFilesTest, areThereAgainWhenTheFileIsOpenedAgain)
{
    pressF9On("asyncio.sleep(3)");
    EXPECT_EQ(halts(), QStringList{"await asyncio.sleep(3)"});
    open(second);
    EXPECT_EQ(halts(), QStringList()) << "they are the other file's";
    open(first);
    EXPECT_EQ(halts(), QStringList{"await asyncio.sleep(3)"});
    pressF9On("asyncio.sleep(3)");
    open(second);
    open(first);
    EXPECT_EQ(halts(), QStringList()) << "what was taken away does not come back";
}

TEST_F(BreakpointsOfFilesTest, surviveTheProgramsEnd)
{
    pressF9On("asyncio.sleep(3)");
    pressF9On("asyncio.sleep(2)");
    window().actions()[ActionId::HaltOnFailed]->trigger();
    startAgain(first);
    EXPECT_EQ(halts(), (QStringList{"await asyncio.sleep(3)", "await asyncio.sleep(2)"}));
    EXPECT_TRUE(window().actions()[ActionId::HaltOnFailed]->isChecked());
    EXPECT_FALSE(window().actions()[ActionId::HaltOnCancelled]->isChecked());
    startAgain(second);
    EXPECT_EQ(halts(), QStringList());
    open(first);
    EXPECT_EQ(halts().size(), 2);
}

TEST_F(BreakpointsOfFilesTest, thoseOfBlocksThatAreGoneAreDropped)
{
    pressF9On("asyncio.sleep(3)");
    const std::string whole = exampleText(QStringLiteral("gather-with-values")).value();
    write(first, R"({"format": "coroscope-scenario", "version": 1, "definitions": [],
                     "program": [{"id": 1, "kind": "log", "values": "1"}]})");
    open(first);
    EXPECT_EQ(halts(), QStringList());
    EXPECT_FALSE(window().actions()[ActionId::ClearBreakpoints]->isEnabled());
    write(first, whole);
    open(first);
    EXPECT_EQ(halts(), QStringList()) << "they are forgotten";
}

TEST_F(BreakpointsOfFilesTest, goAlongWhenTheScenarioIsSavedUnderAName)
{
    Q_EMIT
    window().openExampleRequested(QStringLiteral("gather-with-values"));
    pressF9On("asyncio.sleep(3)");
    const QString third = folder.filePath(QStringLiteral("third.coroscope"));
    answer.give(third);
    window().actions()[ActionId::SaveAs]->trigger();
    answer.stop();
    ASSERT_TRUE(QFile::exists(third));
    startAgain(third);
    EXPECT_EQ(halts(), QStringList{"await asyncio.sleep(3)"});
    open(first);
    EXPECT_EQ(halts(), QStringList());
}

TEST_F(BreakpointsOfFilesTest, ofWhatHasNoFileEndWithIt)
{
    Q_EMIT
    window().openExampleRequested(QStringLiteral("gather-with-values"));
    pressF9On("asyncio.sleep(3)");
    EXPECT_EQ(halts().size(), 1);
    Q_EMIT
    window().openExampleRequested(QStringLiteral("gather-with-values"));
    EXPECT_EQ(halts(), QStringList());
    open(first);
    EXPECT_EQ(halts(), QStringList());
}
