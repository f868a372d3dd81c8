// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/exportdialog.h"

#include "support/tracebuilder.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace coroscope;
using namespace coroscope::test;

namespace {

class ExportDialogTest : public testing::Test {
protected:
    ExportDialogTest() { record(3); }

    void record(double seconds)
    {
        view.reset();
        TraceBuilder build;
        build.task("main").sleeps(seconds).returns("1");
        for (TraceBatch &batch : build.batches(1000))
            view.append(Recording::Executor::Loop, std::move(batch));
        view.finish(Recording::Executor::Loop, RunEnd::Completed, {}, {});
        view.setLive(false);
    }
    ExportDialog &open(ExportKind kind, double speed = 1)
    {
        dialog = std::make_unique<ExportDialog>(view, kind, QSize(900, 400), speed, nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        return *dialog;
    }
    template <class Widget>
    Widget &field(const char *name)
    {
        return *dialog->findChild<Widget *>(QLatin1StringView(name));
    }
    QComboBox &box(const char *name) { return field<QComboBox>(name); }
    QPushButton &button(const char *name) { return field<QPushButton>(name); }
    QString summary() { return field<QLabel>("summary").text(); }
    /// Chooses as a person does with the keyboard.
    void choose(const char *name, const char *beginning)
    {
        box(name).setFocus();
        for (int i = 0; i < box(name).count(); ++i)
            QTest::keyClick(&box(name), Qt::Key_Up);
        for (int i = 0; i < box(name).count(); ++i) {
            if (box(name).currentText().startsWith(QLatin1StringView(beginning)))
                return;
            QTest::keyClick(&box(name), Qt::Key_Down);
        }
        ADD_FAILURE() << "nothing begins with " << beginning;
    }

    RunView view;
    std::unique_ptr<ExportDialog> dialog;
};

} // namespace

TEST_F(ExportDialogTest, offersEveryFormatAndBeginsWithItsKind)
{
    open(ExportKind::Recording);
    EXPECT_EQ(box("format").count(), static_cast<int>(exportFormats().size()));
    EXPECT_EQ(dialog->choice().format, ExportFormat::ChromeTrace);
    EXPECT_TRUE(summary().endsWith(QStringLiteral(" events"))) << summary().toStdString();
    open(ExportKind::Animation);
    EXPECT_EQ(dialog->choice().format, ExportFormat::Gif);
}

TEST_F(ExportDialogTest, showsWhatTheFormatAsksForAndNoMore)
{
    open(ExportKind::Picture);
    const auto shown = [this] {
        QString names;
        for (const char *name : {"part", "axis", "width", "scale", "speed", "frames"})
            names +=
                box(name).isVisible() ? QLatin1StringView(name) + QStringLiteral(" ") : QString();
        return names + (field<QCheckBox>("withScenario").isVisible() ? "scenario" : "");
    };
    EXPECT_EQ(shown(), QStringLiteral("part axis width scale scenario"));
    choose("part", "What is seen");
    EXPECT_EQ(shown(), QStringLiteral("part scale scenario"));
    EXPECT_EQ(summary(), QStringLiteral("900 × 400 pixels"));
    choose("format", "PDF");
    EXPECT_EQ(shown(), QStringLiteral("part scenario"));
    choose("format", "Animated");
    EXPECT_EQ(shown(), QStringLiteral("width speed frames "));
    choose("format", "Table");
    EXPECT_EQ(shown(), QString());
}

TEST_F(ExportDialogTest, givesWhatWasChosen)
{
    open(ExportKind::Picture);
    choose("scale", "2");
    choose("width", "2400");
    choose("axis", "Steps");
    QTest::keyClick(&field<QCheckBox>("withScenario"), Qt::Key_Space);
    QSignalSpy wanted(dialog.get(), &ExportDialog::exportRequested);
    QTest::mouseClick(&button("export"), Qt::LeftButton);
    ASSERT_EQ(wanted.count(), 1);
    const auto choice = wanted[0][0].value<ExportChoice>();
    EXPECT_EQ(choice.format, ExportFormat::Png);
    EXPECT_EQ(choice.scale, 2);
    EXPECT_EQ(choice.width, 2400);
    EXPECT_TRUE(choice.wholeChart);
    EXPECT_EQ(choice.axis, AxisMode::Steps);
    EXPECT_FALSE(choice.withScenario);
}

TEST_F(ExportDialogTest, saysHowLongAnAnimationIs)
{
    open(ExportKind::Animation);
    EXPECT_TRUE(summary().endsWith(QStringLiteral("61 frames, 3.0 s"))) << summary().toStdString();
    choose("speed", "2 ");
    choose("frames", "10");
    EXPECT_TRUE(summary().endsWith(QStringLiteral("16 frames, 1.5 s"))) << summary().toStdString();
}

TEST_F(ExportDialogTest, refusesAnAnimationThatIsTooLongAndBeginsWithOneThatIsNot)
{
    record(600);
    open(ExportKind::Animation);
    EXPECT_TRUE(button("export").isEnabled()) << summary().toStdString();
    EXPECT_EQ(box("speed").currentData().toDouble(), 25);
    choose("speed", "1 ");
    EXPECT_FALSE(button("export").isEnabled());
    EXPECT_TRUE(summary().contains(QStringLiteral("12001 frames"))) << summary().toStdString();
}

TEST_F(ExportDialogTest, waitsForARunThatGoesOn)
{
    open(ExportKind::Picture);
    EXPECT_TRUE(button("export").isEnabled());
    view.reset();
    EXPECT_FALSE(button("export").isEnabled());
    record(2);
    EXPECT_TRUE(button("export").isEnabled());
}

TEST_F(ExportDialogTest, whileItIsBusyCancelStopsTheWorkAndKeepsTheDialog)
{
    open(ExportKind::Animation);
    dialog->showProgress(0.5);
    EXPECT_TRUE(field<QProgressBar>("progress").isVisible());
    EXPECT_EQ(field<QProgressBar>("progress").value(), 500);
    EXPECT_FALSE(button("export").isEnabled());
    EXPECT_FALSE(box("format").isEnabled());
    QSignalSpy cancelled(dialog.get(), &ExportDialog::cancelRequested);
    QTest::mouseClick(&button("cancel"), Qt::LeftButton);
    QTest::keyClick(dialog.get(), Qt::Key_Escape);
    EXPECT_EQ(cancelled.count(), 2);
    EXPECT_TRUE(dialog->isVisible());
    dialog->showChoices();
    EXPECT_FALSE(field<QProgressBar>("progress").isVisible());
    EXPECT_TRUE(button("export").isEnabled());
    QTest::keyClick(dialog.get(), Qt::Key_Escape);
    EXPECT_FALSE(dialog->isVisible());
}
