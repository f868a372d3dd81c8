// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/docktitle.h"

#include "views/style/appearance.h"
#include "views/style/icons.h"

#include <QDockWidget>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace coroscope {

namespace {

QToolButton *makeButton(const QString &iconName, const QString &tip, Appearance &appearance)
{
    auto *button = new QToolButton;
    button->setProperty("kind", QStringLiteral("quiet"));
    button->setIconSize({14, 14});
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    const auto tint = [button, iconName, &appearance] {
        button->setIcon(icon(iconName, appearance.theme()));
    };
    QObject::connect(&appearance, &Appearance::changed, button, tint);
    tint();
    return button;
}

} // namespace

DockTitle::DockTitle(QDockWidget &dock, Appearance &appearance) : QWidget(&dock)
{
    setObjectName(QStringLiteral("dockTitle"));
    setAttribute(Qt::WA_StyledBackground);
    auto *name = new QLabel(dock.windowTitle());
    name->setProperty("kind", QStringLiteral("caption"));
    auto *floatButton = makeButton(QStringLiteral("float"),
                                   dock.isFloating() ? tr("Put %1 back").arg(dock.windowTitle())
                                                     : tr("Float %1").arg(dock.windowTitle()),
                                   appearance);
    auto *hideButton =
        makeButton(QStringLiteral("close"), tr("Hide %1").arg(dock.windowTitle()), appearance);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metric::m, 2, metric::xs, 2);
    layout->setSpacing(2);
    layout->addWidget(name, 1);
    layout->addWidget(floatButton);
    layout->addWidget(hideButton);
    connect(floatButton, &QToolButton::clicked, &dock,
            [&dock] { dock.setFloating(!dock.isFloating()); });
    connect(hideButton, &QToolButton::clicked, &dock, &QDockWidget::hide);
}

} // namespace coroscope

#include "moc_docktitle.cpp"
