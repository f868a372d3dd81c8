// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/flags.h"
#include "views/timeline/timelinefixture.h"

#include <QLineEdit>

using namespace coroscope;
using namespace coroscope::test;

namespace {

class Marks : public TimelineTest {
protected:
    Marks()
    {
        record(hello);
        view.setPlayhead(nanosPerSecond);
    }

    const std::vector<Note> &notes() { return document.scenario().notes; }
    QPoint flag(std::size_t which)
    {
        return canvas().withScene([which](const ChartScene &scene) {
            return QPoint(static_cast<int>(flagsOf(scene).at(which).x) + 3,
                          scene.rulerHeight() - 5);
        });
    }
    QLineEdit *field() { return canvas().findChild<QLineEdit *>(QStringLiteral("noteField")); }
    void setNote(double at, const std::string &text)
    {
        std::vector<Note> all = notes();
        Note note;
        note.at = at;
        note.text = text;
        all.push_back(note);
        document.setNotes(all);
    }
    /// Plays until it stops by itself.
    void playToEnd()
    {
        player.play();
        for (int i = 0; i < 500 && player.isPlaying(); ++i)
            QTest::qWait(10);
    }
};

} // namespace

TEST_F(Marks, mSetsAMarkAtThePlayheadAndUndoTakesItBack)
{
    press(Qt::Key_M);
    ASSERT_EQ(notes().size(), 1u);
    EXPECT_DOUBLE_EQ(notes()[0].at, 1);
    press(Qt::Key_M);
    EXPECT_EQ(notes().size(), 1u);
    document.undoStack().undo();
    EXPECT_TRUE(notes().empty());
    EXPECT_EQ(canvas().selectedNote(), -1);
}

TEST_F(Marks, enterWritesOnTheMark)
{
    press(Qt::Key_M);
    press(Qt::Key_Return);
    ASSERT_TRUE(field());
    QTest::keyClicks(field(), "here it waits");
    QTest::keyClick(field(), Qt::Key_Return);
    EXPECT_EQ(notes().at(0).text, "here it waits");
    EXPECT_TRUE(canvas().hasFocus());
}

TEST_F(Marks, escapeLeavesTheTextAsItWas)
{
    setNote(1, "old");
    press(Qt::Key_M);
    press(Qt::Key_Return);
    ASSERT_TRUE(field());
    QTest::keyClicks(field(), "new");
    QTest::keyClick(field(), Qt::Key_Escape);
    EXPECT_EQ(notes().at(0).text, "old");
}

TEST_F(Marks, aDoubleClickInTheRulerSetsAMarkThereAndOpensItsText)
{
    QTest::mouseDClick(&canvas(), Qt::LeftButton, {}, QPoint(xOf(2.5), 25));
    ASSERT_EQ(notes().size(), 1u);
    EXPECT_NEAR(notes()[0].at, 2.5, 0.01);
    EXPECT_TRUE(field());
}

TEST_F(Marks, deleteRemovesTheMarkThatWasClicked)
{
    setNote(1, "one");
    setNote(3, "three");
    QTest::mouseClick(&canvas(), Qt::LeftButton, {}, flag(1));
    press(Qt::Key_Delete);
    ASSERT_EQ(notes().size(), 1u);
    EXPECT_EQ(notes()[0].text, "one");
}

TEST_F(Marks, aDraggedFlagMovesInOneStepToUndo)
{
    setNote(1, "one");
    const int before = document.undoStack().count();
    view.setPlayhead(0);
    drag(flag(0), QPoint(xOf(2.6), canvas().fonts().rulerHeight() - 5));
    EXPECT_NEAR(notes().at(0).at, 2.6, 0.01);
    EXPECT_EQ(document.undoStack().count(), before + 1);
}

TEST_F(Marks, hoveringAFlagShowsItsText)
{
    setNote(1, "look here");
    view.setPlayhead(0);
    move(flag(0));
    EXPECT_EQ(canvas().toolTip(), "look here");
}

TEST_F(Marks, theWordsOfANoteAtThePlayheadStandBesideItsTime)
{
    setNote(1, "look here");
    view.setPlayhead(Nanos(1e9));
    const QRect beside = canvas().withScene([](const ChartScene &scene) {
        const QRectF pill = scene.playheadLabelRect();
        return QRectF(pill.right() + 1, 0, 60, scene.rulerHeight()).toRect();
    });
    const QImage with = canvas().grab(beside).toImage();
    document.setNotes({});
    EXPECT_NE(with, canvas().grab(beside).toImage());
}

TEST_F(Marks, aMeasureIsHeldByAMark)
{
    setNote(1.3, "");
    view.setPlayhead(0);
    drag(at(0.5, 2), at(1.3, 2) + QPoint(3, 0));
    EXPECT_NEAR(canvas().measure().end(), 1.3e9, 1);
    EXPECT_TRUE(canvas().measure().to.isHeld);
}

TEST_F(Marks, playingStopsAtANoteAndShowsItsTextAndThenGoesOn)
{
    setNote(2.5, "all wait");
    player.setSpeed(100);
    playToEnd();
    EXPECT_EQ(view.playhead(), 2'500'000'000);
    EXPECT_EQ(timeline.message(), "all wait");
    playToEnd();
    EXPECT_EQ(view.playhead(), view.duration());
}

TEST_F(Marks, playingPassesNotesWhenItIsToldTo)
{
    setNote(2.5, "all wait");
    player.setStopsAtNotes(false);
    player.setSpeed(100);
    playToEnd();
    EXPECT_EQ(view.playhead(), view.duration());
}

TEST_F(Marks, flagsStandOnEveryKindOfAxis)
{
    setNote(1, "one");
    for (const AxisMode mode : {AxisMode::Steps, AxisMode::Compressed, AxisMode::Time}) {
        timeline.setAxisMode(mode);
        EXPECT_EQ(canvas().withScene([](const ChartScene &scene) { return flagsOf(scene).size(); }),
                  1u);
        canvas().grab();
    }
}
