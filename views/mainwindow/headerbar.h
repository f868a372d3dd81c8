// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/mainwindow/actions.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QMenuBar;
class QToolButton;

namespace coroscope {

class Appearance;
class Player;

/// The one row at the top of the window: the document's name, the menus, the buttons of a run, and
/// the box that finds. When the window is narrow the name is cut short and the less needed parts
/// step back; the menus keep it all.
class HeaderBar final : public QWidget {
    Q_OBJECT

public:
    HeaderBar(Actions &actions, Player &player, Appearance &appearance, QWidget *parent = nullptr);

    QMenuBar &menuBar() { return *m_menuBar; }
    void setDocumentName(const QString &name, bool modified);
    /// The run button stops while a run goes on.
    void setLive(bool live);
    QSize minimumSizeHint() const override;

private:
    void resizeEvent(QResizeEvent *event) override;
    void addTitle();
    void addFileButtons();
    void addTransport();
    void addClock();
    void addSpeed();
    void addThreads();
    void addSearch();
    void addSpace();
    QToolButton *addButton(QHBoxLayout *layout, ActionId id);
    void tint();
    void showSpeed();
    void fit();
    /// Shows the name on no more than \p width pixels.
    void showName(int width);
    void showSearch(bool brief);

    Actions &m_actions;
    Player &m_player;
    Appearance &m_appearance;
    QHBoxLayout *m_layout;
    QHBoxLayout *m_title; ///< the name and what follows it
    QMenuBar *m_menuBar;
    QLabel *m_name;
    QLabel *m_suffix;
    QToolButton *m_run;
    QToolButton *m_speed;
    QToolButton *m_search;
    QString m_documentName;
    bool m_live = false;
    /// In the order in which they step back.
    QList<QWidget *> m_optional;
};

} // namespace coroscope
