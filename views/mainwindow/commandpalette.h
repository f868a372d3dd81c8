// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;

namespace coroscope {

/// Something that can be found by its name and done.
struct Command {
    QString title;
    QString hint; ///< its keys, or what kind of thing it is
    std::function<void()> run;
};

/// The box over the window that finds commands, blocks and tasks by name: type, arrows, Enter; Esc
/// closes it.
class CommandPalette final : public QFrame {
    Q_OBJECT

public:
    /// \p commands is asked each time the box opens.
    CommandPalette(std::function<std::vector<Command>()> commands, QWidget *window);

    void open();

private:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool handleKey(int key);
    void place();
    void list();
    void runCurrent();
    void dismiss();

    std::function<std::vector<Command>()> m_source;
    std::vector<Command> m_commands;
    QLineEdit *m_query;
    QListWidget *m_list;
    QLabel *m_empty;
};

} // namespace coroscope
