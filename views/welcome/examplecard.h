// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace coroscope {

class Appearance;

/// One example in the gallery: its title and what it shows.
class ExampleCard final : public QAbstractButton {
    Q_OBJECT

public:
    ExampleCard(const QString &title, const QString &description, Appearance &appearance,
                QWidget *parent = nullptr);

    const QString &title() const { return m_title; }
    const QString &description() const { return m_description; }
    QSize sizeHint() const override;

private:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

    QString m_title;
    QString m_description;
    Appearance &m_appearance;
};

} // namespace coroscope
