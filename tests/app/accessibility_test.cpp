// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader says of the whole program's controls.
#include "app/application.h"

#include <QAccessible>
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QTabBar>
#include <QTest>

#include <gtest/gtest.h>

using namespace coroscope;

namespace {

/// How a person finds a control in a failure's message.
std::string placeOf(const QWidget &widget)
{
    std::string place;
    for (const QWidget *at = &widget; at; at = at->parentWidget())
        place += std::string(at->metaObject()->className()) + "[" + at->objectName().toStdString() +
                 "] ";
    return place;
}

} // namespace

TEST(Accessibility, everyControlThatTakesTheFocusHasAName)
{
    Application application(*qApp);
    application.start(QStringLiteral("example:gather-with-values"));
    for (QDockWidget *dock : application.window().findChildren<QDockWidget *>())
        dock->show();
    QTest::qWait(50);
    int looked = 0;
    for (QWidget *widget : application.window().findChildren<QWidget *>()) {
        // A text is its own name, and so are tabs; the bar of these, which is Qt's, has none. Who
        // passes the focus on is not found by it.
        if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() ||
            qobject_cast<QTabBar *>(widget) || qobject_cast<QLabel *>(widget))
            continue;
        const QAccessibleInterface *shown = QAccessible::queryAccessibleInterface(widget);
        ASSERT_NE(shown, nullptr) << placeOf(*widget);
        EXPECT_FALSE(shown->text(QAccessible::Name).isEmpty() && widget->toolTip().isEmpty())
            << placeOf(*widget);
        ++looked;
    }
    EXPECT_GT(looked, 20);
}
