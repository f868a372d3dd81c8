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
    /// On the canvas Tab ends the edit and the editor tells its problem itself, below; in a form
    /// Tab moves the focus and the form tells the problem.
    enum class Place { Canvas, Form };
    FieldEditor(const Appearance &appearance, Place place, QWidget *parent);
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
    const Place m_place;
    QCompleter *m_completer;
    QStringListModel *m_names;
    QPointer<QLabel> m_problemLabel;
    std::function<Fault(const QString &)> m_check;
    Fault m_fault;
    bool m_isFinished = false;
};

} // namespace coroscope
