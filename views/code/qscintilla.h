// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QScintilla's headers need the keywords of Qt that the rest of the program does without.
#define signals Q_SIGNALS
#define slots Q_SLOTS
#include <Qsci/qscilexerpython.h>
#include <Qsci/qsciscintilla.h>
#undef slots
#undef signals
