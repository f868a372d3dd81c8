// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/messagebar.h"

#include "views/style/appearance.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <gtest/gtest.h>

using namespace coroscope;

namespace {

class MessageBarTest : public testing::Test {
protected:
    QString text() const
    {
        QString all;
        for (const QLabel *label : bar.findChildren<QLabel *>())
            all += label->text();
        return all;
    }
    Appearance appearance;
    MessageBar bar{appearance};
};

} // namespace

TEST_F(MessageBarTest, saysWhatWhereAndWhatToDo)
{
    bar.showProblems({{.what = "It <broke>", .where = "line 3", .remedy = "Mend it."}});
    EXPECT_TRUE(bar.isVisible());
    EXPECT_TRUE(text().contains(QStringLiteral("It &lt;broke&gt;"))) << "as plain text";
    EXPECT_TRUE(text().contains(QStringLiteral("line 3")));
    EXPECT_TRUE(text().contains(QStringLiteral("Mend it.")));
}

TEST_F(MessageBarTest, leadsToTheBlockAtFault)
{
    QSignalSpy shown(&bar, &MessageBar::showBlock);
    auto *button = bar.findChild<QPushButton *>();
    bar.showProblems({{.what = "No block"}});
    EXPECT_FALSE(button->isVisible());
    bar.showProblems({{.what = "A block", .block = BlockId(7)}});
    EXPECT_TRUE(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    ASSERT_EQ(shown.count(), 1);
    EXPECT_EQ(shown[0][0].value<BlockId>(), BlockId(7));
}

TEST_F(MessageBarTest, goesWhenClosedOrWhenNothingIsWrong)
{
    bar.showProblems({{.what = "Broken"}});
    QTest::mouseClick(bar.findChild<QToolButton *>(), Qt::LeftButton);
    EXPECT_FALSE(bar.isVisible());
    bar.showProblems({{.what = "Broken"}});
    bar.showProblems({});
    EXPECT_FALSE(bar.isVisible());
}

TEST_F(MessageBarTest, tellsHowManyMoreThereAre)
{
    bar.showProblems({{.what = "One"}, {.what = "Two"}, {.what = "Three"}});
    EXPECT_TRUE(text().contains(QStringLiteral("2 more")));
}
