// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/style/theme.h"

#include <QObject>

class QApplication;

namespace coroscope {

/// Which theme is in force, and whether things may move. Given to every view; there is one in the
/// program. GUI thread only.
class Appearance final : public QObject {
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)

    explicit Appearance(QObject *parent = nullptr);

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    const Theme &theme() const { return *m_theme; }
    QColor color(ColorRole role) const { return m_theme->color(role); }
    bool isMotionReduced() const { return m_motionReduced; }
    void setMotionReduced(bool reduced);
    /// \p milliseconds, or 0 when motion is switched off.
    int duration(int milliseconds) const { return m_motionReduced ? 0 : milliseconds; }
    /// Sets the palette and style sheet of the whole application, now and at every change.
    void applyTo(QApplication &application);

Q_SIGNALS:
    /// Colours or motion changed: repaint.
    void changed();

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void choose();
    Mode m_mode = Mode::System;
    const Theme *m_theme;
    bool m_motionReduced = false;
    QApplication *m_application = nullptr;
};

} // namespace coroscope
