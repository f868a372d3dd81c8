// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <cstddef>
#include <vector>

class QLabel;
class QLineEdit;
class QToolButton;

namespace coroscope {

class ChartState;

/// A field over the chart that finds lanes, values, printed lines and callbacks, or goes to a time,
/// a turn or an event.
class FindBar final : public QFrame {
    Q_OBJECT

public:
    FindBar(ChartState &state, QWidget *parent);

    void openToFind();
    void openToGo();
    QLineEdit &field() { return *m_field; }
    /// "2 of 5", or what is wrong.
    QString status() const;

Q_SIGNALS:
    void closed();

private:
    enum class Mode { Find, Go };
    bool eventFilter(QObject *watched, QEvent *event) override;
    void open(Mode mode);
    void close();
    void place();
    void look();
    void showNext(int direction);
    void go();
    void say(const QString &text, bool isMistake);

    ChartState &m_state;
    QLineEdit *m_field;
    QLabel *m_status;
    QToolButton *m_previous, *m_next;
    Mode m_mode = Mode::Find;
    std::vector<std::size_t> m_found; ///< events, in order
    std::size_t m_at = 0;
    std::size_t m_origin = 0; ///< the playhead's event when the search began
};

} // namespace coroscope
