// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/style/appearance.h"

#include "views/style/stylesheet.h"

#include <QApplication>
#include <QEvent>
#include <QProxyStyle>

namespace coroscope {

namespace {

/// Whether the desktop asks for dark windows; looks through the palette that this program set.
bool isSystemDark()
{
    QApplication::setPalette(QPalette());
    const QPalette system = QApplication::palette();
    return system.color(QPalette::Window).lightness() <
           system.color(QPalette::WindowText).lightness();
}

/// Fusion without underlined letters in the menus (Alt and the letter work all the same) and
/// without icons on the buttons of dialogs.
class HouseStyle final : public QProxyStyle {
public:
    HouseStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        if (hint == SH_UnderlineShortcut || hint == SH_DialogButtonBox_ButtonsHaveIcons)
            return 0;
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
};

} // namespace

Appearance::Appearance(QObject *parent) : QObject(parent), m_theme(&Theme::light()) {}

void Appearance::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    choose();
}

void Appearance::setMotionReduced(bool reduced)
{
    if (reduced == m_motionReduced)
        return;
    m_motionReduced = reduced;
    Q_EMIT
    changed();
}

void Appearance::applyTo(QApplication &application)
{
    m_application = &application;
    application.setStyle(new HouseStyle);
    application.installEventFilter(this);
    choose();
}

bool Appearance::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ThemeChange && m_mode == Mode::System && watched->isWindowType())
        choose();
    return false;
}

void Appearance::choose()
{
    const bool dark =
        m_mode == Mode::Dark || (m_mode == Mode::System && m_application && isSystemDark());
    m_theme = dark ? &Theme::dark() : &Theme::light();
    if (m_application) {
        QApplication::setPalette(themePalette(*m_theme));
        QApplication::setFont(font::interface());
        m_application->setStyleSheet(styleSheet(*m_theme));
    }
    Q_EMIT
    changed();
}

} // namespace coroscope

#include "moc_appearance.cpp"
