// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/style/appearance.h"

#include <QLineEdit>
#include <QPointer>

#include <functional>

class QCompleter;
class QLabel;
class QStringListModel;

namespace coroscope {

/// A line of code under edit: completes names, and underlines what does not parse while telling why
/// below. Says when the person is done with it; changes nothing itself.
class FieldEditor final : public QLineEdit {
    Q_OBJECT

public:
    FieldEditor(const Appearance &appearance, QWidget *parent);
    ~FieldEditor() override;

    /// The names to complete from; "f()" puts the cursor between its parentheses.
    void setNames(const QStringList &names);
    /// What is wrong with a text.
    struct Fault {
        QString sentence; ///< empty: nothing
        int column = 0;   ///< 1-based, where the underline begins; 0: not known
    };
    /// \p check is asked after every change.
    void setCheck(std::function<Fault(const QString &)> check);
    QString problem() const { return m_fault.sentence; }
    /// Whether Tab ends the edit, as in the canvas (the default), or moves the focus, as in a form.
    void setTabMovesFocus(bool moves) { m_tabMovesFocus = moves; }

Q_SIGNALS:
    /// Enter (0), Tab (1), Shift+Tab (-1), or the focus went elsewhere (0).
    void committed(int direction);
    void cancelled();
    void problemChanged();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void onTextChanged();
    void offerNames();
    void complete(const QString &name);
    bool hasChosenName() const;
    void finish(int direction);
    void placeProblem();

    const Appearance &m_appearance;
    QCompleter *m_completer;
    QStringListModel *m_names;
    QPointer<QLabel> m_problemLabel;
    std::function<Fault(const QString &)> m_check;
    Fault m_fault;
    bool m_isFinished = false;
    bool m_tabMovesFocus = false;
};

} // namespace coroscope
