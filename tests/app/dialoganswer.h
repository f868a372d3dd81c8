// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QTimer>

namespace coroscope::testing_support {

/// Answers a file dialog in a person's place, while it holds the test.
class DialogAnswer {
public:
    /// The next one gets \p path, where no file is yet; \p filter is what its name filter is to
    /// begin with. It is given up when it does not take that.
    void give(const QString &path, const QString &filter = {})
    {
        m_tries = 0;
        m_timer.disconnect();
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this, path, filter] {
            auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
            auto *files = qobject_cast<QFileDialog *>(dialog);
            if (dialog && (!files || ++m_tries > mostTries))
                return dialog->reject();
            if (!files)
                return;
            m_proposed = files->selectedNameFilter();
            for (const QString &each : files->nameFilters()) {
                if (!filter.isEmpty() && each.startsWith(filter))
                    files->selectNameFilter(each);
            }
            files->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"))->setText(path);
            // Queued: a question that it asks must not hold this timer, which rejects it.
            QMetaObject::invokeMethod(files, "accept", Qt::QueuedConnection);
        });
        m_timer.start(50);
    }
    void stop() { m_timer.stop(); }
    /// The name filter that the dialog began with.
    const QString &proposed() const { return m_proposed; }

private:
    static constexpr int mostTries = 100;
    QTimer m_timer;
    int m_tries = 0;
    QString m_proposed;
};

} // namespace coroscope::testing_support
