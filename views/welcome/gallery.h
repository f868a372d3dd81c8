// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QString>

class QGridLayout;
class QScrollArea;

namespace coroscope {

class Appearance;
class ExampleCard;

/// An example as its card shows it.
struct GalleryEntry {
    QString name; ///< by which it is opened
    QString title;
    QString description;
};

/// The page that greets: examples to start from, or an empty scenario, or a file. It covers the
/// window below its header until something is chosen or it is closed.
class Gallery final : public QFrame {
    Q_OBJECT

public:
    Gallery(const QList<GalleryEntry> &entries, Appearance &appearance, QWidget *parent = nullptr);

    void open();

public Q_SLOTS:
    void dismiss();

Q_SIGNALS:
    void openExample(const QString &name);
    void makeNew();
    void openFile();

private:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    QWidget *makeHead();
    void arrange();
    void showMatches(const QString &text);

    QScrollArea *m_scroll;
    QGridLayout *m_grid;
    QList<ExampleCard *> m_cards;
    QList<ExampleCard *> m_shown;
    int m_columns = 0;
};

} // namespace coroscope
