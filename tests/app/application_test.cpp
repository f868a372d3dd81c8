// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program with its window: Python programs come in through the menu and by a drop.
#include "app/application.h"

#include "views/mainwindow/messagebar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <gtest/gtest.h>

using namespace coroscope;

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

    QTemporaryDir folder;
    Application application{*qobject_cast<QApplication *>(QCoreApplication::instance())};
};

} // namespace

TEST_F(ApplicationTest, importPythonInTheFileMenuOpensTheChosenProgram)
{
    const QString path = write("lamp.py", "async def lamp():\n    pass\n");
    QTimer answer;
    int tries = 0;
    QObject::connect(&answer, &QTimer::timeout, [&] {
        auto *dialog = qobject_cast<QFileDialog *>(QApplication::activeModalWidget());
        if (!dialog)
            return;
        if (++tries > 100)
            return dialog->reject();
        dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(path);
        QMetaObject::invokeMethod(dialog, "accept");
    });
    answer.start(50);
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
    drop(write("bad.py", "class A:\n    pass\nimport os\n"));
    EXPECT_TRUE(QTest::qWaitFor(
        [this] { return message().contains(QStringLiteral("bad.py:3: import of os")); }, 20'000))
        << message().toStdString();
    EXPECT_TRUE(message().contains(QStringLiteral("<br>bad.py:1: class A: Keep the data")))
        << message().toStdString();
    EXPECT_EQ(window().windowTitle(), title);
}
