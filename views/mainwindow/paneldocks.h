// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>
#include <QList>
#include <QObject>

class QMainWindow;

namespace coroscope {

class Appearance;
struct Panels;

/// The panels around the canvas: palette at the left, code at the right with inspector, loop,
/// problems, log and results as tabs below it (in a low window it is a tab of theirs), the chart
/// across the bottom; events and tasks stand beside the chart when they are asked for. They move,
/// float and hide; reset() puts them back. Their title bars show only while panels are being
/// arranged, so that the window stays calm.
class PanelDocks final : public QObject {
    Q_OBJECT

public:
    PanelDocks(QMainWindow &window, Appearance &appearance);

    /// Puts the panels into their docks: once.
    void fill(const Panels &panels);
    /// Every panel in its place, with the sizes that suit the window; shown, but for those that
    /// have to be asked for.
    void reset();
    /// Gives the panels their places and shares in the window as it is now.
    void share();
    void setArranging(bool arranging);
    bool isArranging() const { return m_arranging; }
    void raise(const QWidget *panel);
    const QList<QDockWidget *> &docks() const { return m_docks; }

private:
    QDockWidget *add(const QString &name, const QString &title, QWidget *content,
                     Qt::DockWidgetArea area);
    void place();
    void bringForth(QDockWidget *dock);
    void showTitleBar(QDockWidget *dock);

    QMainWindow &m_window;
    Appearance &m_appearance;
    QList<QDockWidget *> m_docks;
    bool m_arranging = false;
    bool m_codeIsAbove = false; ///< else it is a tab among the others
};

} // namespace coroscope
