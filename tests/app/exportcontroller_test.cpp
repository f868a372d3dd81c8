// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportcontroller.h"

#include "document/document.h"
#include "document/picturescenario.h"
#include "io/scenariowriter.h"
#include "support/tracebuilder.h"
#include "views/style/appearance.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

using namespace coroscope;
using namespace coroscope::test;

namespace {

class ExportControllerTest : public testing::Test {
protected:
    ExportControllerTest() { record(3); }

    void record(double seconds)
    {
        view.reset();
        view.setHasThreads(false);
        TraceBuilder build;
        build.task("main").sleeps(seconds).returns("1");
        for (TraceBatch &batch : build.batches(1000))
            view.append(Recording::Executor::Loop, std::move(batch));
        view.setLive(false);
    }
    ExportDialog &open(ExportKind kind)
    {
        exports.open(kind, QStringLiteral("demo"), 1, &window);
        return *window.findChild<ExportDialog *>();
    }
    /// Opens the dialog, chooses the format and presses Export.
    void take(ExportFormat format, const char *name)
    {
        path = folder.filePath(QLatin1StringView(name));
        ExportDialog &dialog = open(formatRow(format).kind);
        auto &box = *dialog.findChild<QComboBox *>(QStringLiteral("format"));
        box.setCurrentIndex(box.findData(static_cast<int>(format)));
        // A dozen small frames.
        auto &width = *dialog.findChild<QComboBox *>(QStringLiteral("width"));
        width.setCurrentIndex(width.findData(800));
        auto &speed = *dialog.findChild<QComboBox *>(QStringLiteral("speed"));
        speed.setCurrentIndex(speed.findData(5.0));
        QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("export")),
                          Qt::LeftButton);
    }
    bool waitForEnd()
    {
        return QTest::qWaitFor([this] { return written.count() + failed.count() > 0; }, 60'000);
    }
    QByteArray read()
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir folder;
    Document document;
    RunView view;
    Appearance appearance;
    QWidget window;
    QString path, suggested;
    ExportController exports{document, view, appearance,
                             [] {
                                 return ChartPicture{{120, 80}, [](QPainter &painter) {
                                                         painter.fillRect(0, 0, 120, 80, Qt::red);
                                                     }};
                             },
                             [this](const QString &suggestion, const ExportFormatRow &) {
                                 suggested = suggestion;
                                 return path;
                             }};
    QSignalSpy written{&exports, &ExportController::written};
    QSignalSpy failed{&exports, &ExportController::failed};
};

} // namespace

TEST_F(ExportControllerTest, writesEveryFormat)
{
    const std::pair<ExportFormat, const char *> rows[] = {
        {ExportFormat::Png, "\x89PNG"},
        {ExportFormat::Svg, "<?xml"},
        {ExportFormat::Pdf, "%PDF"},
        {ExportFormat::Gif, "GIF89a"},
        {ExportFormat::ChromeTrace, "{\"traceEvents\""},
        {ExportFormat::Table, "executor,"},
        {ExportFormat::EventLines, "{\"ev\": \"meta\""},
    };
    for (const auto &[format, head] : rows) {
        written.clear();
        take(format, formatRow(format).suffix);
        ASSERT_TRUE(waitForEnd()) << head;
        EXPECT_EQ(failed.count(), 0) << head;
        EXPECT_TRUE(read().startsWith(head)) << head;
        EXPECT_EQ(suggested, QStringLiteral("demo.") + QLatin1StringView(formatRow(format).suffix));
    }
}

TEST_F(ExportControllerTest, drawsWhatIsSeenWhenThatIsAskedFor)
{
    path = folder.filePath(QStringLiteral("seen.png"));
    ExportDialog &dialog = open(ExportKind::Picture);
    dialog.findChild<QComboBox *>(QStringLiteral("part"))->setCurrentIndex(1);
    QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("export")), Qt::LeftButton);
    ASSERT_TRUE(waitForEnd());
    const QImage image(path);
    EXPECT_EQ(image.size(), QSize(120, 80));
    EXPECT_EQ(image.pixelColor(60, 40), QColor(Qt::red));
    EXPECT_EQ(scenarioInPicture(read().toStdString()).value(), writeScenario(document.scenario()));
}

TEST_F(ExportControllerTest, cancelledWritesNothingAndCanBeginAnew)
{
    take(ExportFormat::Gif, "a.gif");
    EXPECT_TRUE(exports.isBusy());
    auto &dialog = *window.findChild<ExportDialog *>();
    QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("cancel")), Qt::LeftButton);
    EXPECT_FALSE(exports.isBusy());
    QTest::qWait(100);
    EXPECT_FALSE(QFile::exists(path));
    QTest::mouseClick(dialog.findChild<QPushButton *>(QStringLiteral("export")), Qt::LeftButton);
    ASSERT_TRUE(waitForEnd());
    EXPECT_TRUE(QFile::exists(path));
}

TEST_F(ExportControllerTest, theWindowGoesOnMeanwhile)
{
    take(ExportFormat::Gif, "a.gif");
    int beats = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, [&beats] { ++beats; });
    timer.start(0);
    ASSERT_TRUE(waitForEnd());
    EXPECT_GT(beats, 1) << "13 frames take some turns";
}

TEST_F(ExportControllerTest, anotherRunEndsTheExportOfTheOneBefore)
{
    take(ExportFormat::Gif, "a.gif");
    ASSERT_TRUE(exports.isBusy());
    record(1);
    EXPECT_FALSE(exports.isBusy());
    QTest::qWait(50);
    EXPECT_FALSE(QFile::exists(path));
}

TEST_F(ExportControllerTest, mayEndWhileItWorks)
{
    Document other;
    {
        ExportController brief(
            other, view, appearance, [] { return ChartPicture{}; },
            [this](const QString &, const ExportFormatRow &) {
                return folder.filePath(QStringLiteral("b.gif"));
            });
        QWidget parent;
        brief.open(ExportKind::Animation, {}, 1, &parent);
        QTest::mouseClick(
            parent.findChild<ExportDialog *>()->findChild<QPushButton *>(QStringLiteral("export")),
            Qt::LeftButton);
        EXPECT_TRUE(brief.isBusy());
    }
    QTest::qWait(50);
    EXPECT_FALSE(QFile::exists(folder.filePath(QStringLiteral("b.gif"))));
}

TEST_F(ExportControllerTest, aPathThatCannotBeWrittenIsToldAndTheDialogStays)
{
    take(ExportFormat::Table, "no/such/folder.csv");
    ASSERT_TRUE(waitForEnd());
    EXPECT_EQ(failed.count(), 1);
    EXPECT_TRUE(window.findChild<ExportDialog *>()->isVisible());
}
