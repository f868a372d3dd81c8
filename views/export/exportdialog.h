// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/exportformats.h"
#include "views/export/chartanimation.h"
#include "views/models/runview.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QProgressBar;
class QPushButton;

namespace coroscope {

/// What a person wants to take away.
struct ExportChoice {
    ExportFormat format = ExportFormat::Png;
    bool wholeChart = true;         ///< else what is seen now
    AxisMode axis = AxisMode::Time; ///< of the whole chart
    int width = 1600;               ///< of the whole chart, in device-independent pixels
    double scale = 1;
    bool withScenario = true;
    AnimationPace pace{};
};

/// Asks what to take away of the run, says what it will be, and shows how far it has come. The
/// making is for whoever listens. It stops nobody from working in the window.
class ExportDialog final : public QDialog {
    Q_OBJECT

public:
    /// Begins with the first format of \p kind. \p seen is the size of what is seen of the chart,
    /// \p speed that of the playback (0: instant).
    ExportDialog(const RunView &view, ExportKind kind, QSize seen, double speed, QWidget *parent);

    ExportChoice choice() const;
    /// It is being made: the person can wait or cancel.
    void showProgress(double done);
    /// It is not being made (any more): the person can choose.
    void showChoices();

    void reject() override;

Q_SIGNALS:
    void exportRequested(const coroscope::ExportChoice &choice);
    /// What is being made is not wanted any more.
    void cancelRequested();

private:
    QComboBox *addChoice(const char *name, const QString &label);
    void fill(double speed);
    void refresh();
    QString summary(const ExportChoice &choice) const;

    const RunView &m_view;
    QSize m_seen;
    QFormLayout *m_form;
    QComboBox *m_format, *m_part, *m_axis, *m_width, *m_scale, *m_speed, *m_frames;
    QCheckBox *m_withScenario;
    QLabel *m_summary;
    QProgressBar *m_progress;
    QPushButton *m_export, *m_cancel;
    bool m_isBusy = false;
};

} // namespace coroscope
