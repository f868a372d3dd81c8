// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/exportformats.h"

#include <gtest/gtest.h>

using namespace coroscope;

TEST(ExportFormats, standInTheOrderOfTheirNumbersAndAreFoundByTheirEnding)
{
    for (const ExportFormatRow &row : exportFormats()) {
        EXPECT_EQ(&formatRow(row.format), &row);
        EXPECT_EQ(exportFormatOf(QStringLiteral("a.b.%1").arg(QLatin1StringView(row.suffix))),
                  &row);
        EXPECT_EQ(exportFormatOf(QString(QLatin1StringView(row.suffix))), nullptr) << "no ending";
    }
    EXPECT_EQ(exportFormatOf(QStringLiteral("A.PNG")), &formatRow(ExportFormat::Png));
    EXPECT_EQ(exportFormatOf(QStringLiteral("a.jpeg")), nullptr);
}

TEST(ExportFormats, nameTheEndingsOfTheirKinds)
{
    EXPECT_EQ(endingsOf({ExportKind::Animation}), QStringLiteral(".gif"));
    EXPECT_EQ(endingsOf({ExportKind::Picture, ExportKind::Animation}),
              QStringLiteral(".png, .svg, .pdf or .gif"));
    EXPECT_EQ(firstFormatOf(ExportKind::Recording).format, ExportFormat::ChromeTrace);
}
