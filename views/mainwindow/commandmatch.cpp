// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/commandmatch.h"

#include <QList>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int atBegin = 30, atWord = 20, inside = 10;

int wordScore(QStringView text, QStringView word)
{
    int best = 0;
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + 1, Qt::CaseInsensitive)) {
        if (at == 0)
            return atBegin;
        best = std::max(best, text[at - 1].isLetterOrNumber() ? inside : atWord);
    }
    return best;
}

} // namespace

int matchScore(QStringView text, QStringView query)
{
    int total = 1;
    for (const QStringView word : query.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const int score = wordScore(text, word);
        if (score == 0)
            return 0;
        total += score;
    }
    return total;
}

} // namespace coroscope
