// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/export/exportdialog.h"

#include "views/models/player.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace coroscope {

namespace {

constexpr int widths[] = {800, 1200, 1600, 2400, 3200};
constexpr int usualWidth = 1600, usualAnimationWidth = 1200;
constexpr double scales[] = {1, 2, 3};
constexpr int narrowest = 460;

void choose(QComboBox &box, const QVariant &value)
{
    const int index = box.findData(value);
    if (index >= 0)
        box.setCurrentIndex(index);
}

} // namespace

ExportDialog::ExportDialog(const RunView &view, ExportKind kind, QSize seen, double speed,
                           QWidget *parent)
    : QDialog(parent), m_view(view), m_seen(seen), m_form(new QFormLayout),
      m_format(addChoice("format", tr("Format"))), m_part(addChoice("part", tr("Part"))),
      m_axis(addChoice("axis", tr("Ruler"))), m_width(addChoice("width", tr("Width"))),
      m_scale(addChoice("scale", tr("Sharpness"))), m_speed(addChoice("speed", tr("Speed"))),
      m_frames(addChoice("frames", tr("Smoothness"))),
      m_withScenario(new QCheckBox(tr("The scenario inside: the file opens in Coroscope"))),
      m_summary(new QLabel), m_progress(new QProgressBar), m_export(new QPushButton(tr("Export…"))),
      m_cancel(new QPushButton(tr("Close")))
{
    setObjectName(QStringLiteral("exportDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Take the run away"));
    setMinimumWidth(narrowest);
    m_withScenario->setObjectName(QStringLiteral("withScenario"));
    m_withScenario->setChecked(true);
    m_form->addRow(QString(), m_withScenario);
    m_form->setHorizontalSpacing(metric::l);
    m_form->setVerticalSpacing(metric::s);
    m_summary->setObjectName(QStringLiteral("summary"));
    m_summary->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("progress"));
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_progress->setTextVisible(false);
    m_export->setObjectName(QStringLiteral("export"));
    m_export->setDefault(true);
    m_cancel->setObjectName(QStringLiteral("cancel"));

    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_export);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(metric::xl, metric::xl, metric::xl, metric::l);
    layout->setSpacing(metric::m);
    layout->addLayout(m_form);
    layout->addWidget(m_summary);
    layout->addWidget(m_progress);
    layout->addStretch();
    layout->addLayout(buttons);

    fill(speed);
    choose(*m_format, static_cast<int>(firstFormatOf(kind).format));
    for (QComboBox *box : {m_format, m_part, m_axis, m_width, m_scale, m_speed, m_frames})
        connect(box, &QComboBox::currentIndexChanged, this, &ExportDialog::refresh);
    connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
        const bool moves = formatRow(choice().format).kind == ExportKind::Animation;
        choose(*m_width, moves ? usualAnimationWidth : usualWidth);
    });
    connect(&view, &RunView::liveChanged, this, &ExportDialog::refresh);
    connect(&view, &RunView::cleared, this, &ExportDialog::refresh);
    connect(m_export, &QPushButton::clicked, this, [this] {
        Q_EMIT
        exportRequested(choice());
    });
    connect(m_cancel, &QPushButton::clicked, this, &ExportDialog::reject);
    choose(*m_width, kind == ExportKind::Animation ? usualAnimationWidth : usualWidth);
    showChoices();
}

QComboBox *ExportDialog::addChoice(const char *name, const QString &label)
{
    auto *box = new QComboBox;
    box->setObjectName(QLatin1StringView(name));
    box->setAccessibleName(label);
    m_form->addRow(label, box);
    return box;
}

void ExportDialog::fill(double speed)
{
    for (const ExportFormatRow &row : exportFormats())
        m_format->addItem(
            QStringLiteral("%1 (.%2)").arg(formatName(row), QLatin1StringView(row.suffix)),
            static_cast<int>(row.format));
    m_part->addItem(tr("The whole chart"), true);
    m_part->addItem(tr("What is seen now"), false);
    const std::pair<AxisMode, QString> axes[] = {{AxisMode::Time, tr("Time")},
                                                 {AxisMode::Steps, tr("Steps")},
                                                 {AxisMode::Compressed, tr("Compressed")}};
    for (const auto &[mode, name] : axes)
        m_axis->addItem(name, static_cast<int>(mode));
    for (const int width : widths)
        m_width->addItem(tr("%L1 pixels").arg(width), width);
    for (const double scale : scales)
        m_scale->addItem(tr("%1 ×").arg(scale), scale);
    for (const double each : standardSpeeds) {
        if (each > 0)
            m_speed->addItem(tr("%1 ×").arg(each), each);
    }
    for (const int frames : animationRates)
        m_frames->addItem(tr("%1 frames a second").arg(frames), frames);
    choose(*m_speed, speed > 0 ? speed : 1.0);
    // Not so slow that it cannot be done, if it can.
    while (m_speed->currentIndex() + 1 < m_speed->count() &&
           !frameCount(m_view.duration(), {m_speed->currentData().toDouble()}).ok())
        m_speed->setCurrentIndex(m_speed->currentIndex() + 1);
    choose(*m_frames, AnimationPace().framesASecond);
}

ExportChoice ExportDialog::choice() const
{
    return {.format = static_cast<ExportFormat>(m_format->currentData().toInt()),
            .wholeChart = m_part->currentData().toBool(),
            .axis = static_cast<AxisMode>(m_axis->currentData().toInt()),
            .width = m_width->currentData().toInt(),
            .scale = m_scale->currentData().toDouble(),
            .withScenario = m_withScenario->isChecked(),
            .pace = {.speed = m_speed->currentData().toDouble(),
                     .framesASecond = m_frames->currentData().toInt()}};
}

void ExportDialog::refresh()
{
    const ExportChoice now = choice();
    const ExportFormatRow &row = formatRow(now.format);
    const bool isPicture = row.kind == ExportKind::Picture;
    const bool isAnimation = row.kind == ExportKind::Animation;
    const std::pair<QWidget *, bool> shown[] = {
        {m_part, isPicture},
        {m_axis, isPicture && now.wholeChart},
        {m_width, isAnimation || (isPicture && now.wholeChart)},
        {m_scale, now.format == ExportFormat::Png},
        {m_speed, isAnimation},
        {m_frames, isAnimation},
        {m_withScenario, row.carriesScenario},
    };
    for (const auto &[field, isShown] : shown)
        m_form->setRowVisible(field, isShown);
    const bool isReady = !m_view.isLive() && !m_view.isEmpty();
    const Result<int> frames =
        isReady && isAnimation ? frameCount(m_view.duration(), now.pace) : Result<int>(0);
    m_summary->setText(!isReady  ? tr("There is no complete run to take away.")
                       : !frames ? QString::fromStdString(frames.problem().text())
                                 : summary(now));
    m_export->setEnabled(!m_isBusy && isReady && frames.ok());
}

QString ExportDialog::summary(const ExportChoice &choice) const
{
    const Recording *threads = m_view.hasThreads() ? &m_view.threads() : nullptr;
    switch (formatRow(choice.format).kind) {
    case ExportKind::Picture: {
        const QSize size =
            choice.wholeChart ? chartPictureSize(m_view.loop(), threads, choice.width) : m_seen;
        const double scale = choice.format == ExportFormat::Png ? choice.scale : 1;
        return tr("%L1 × %L2 pixels").arg(size.width() * scale).arg(size.height() * scale);
    }
    case ExportKind::Animation: {
        const QSize size = animationSize(m_view.loop(), threads, choice.width);
        const int frames = frameCount(m_view.duration(), choice.pace).value();
        return tr("%L1 × %L2 pixels, %L3 frames, %L4 s")
            .arg(size.width())
            .arg(size.height())
            .arg(frames)
            .arg(static_cast<double>(frames - 1) / choice.pace.framesASecond, 0, 'f', 1);
    }
    case ExportKind::Recording:
        break;
    }
    std::size_t events = m_view.loop().trace.size();
    if (threads && formatRow(choice.format).carriesBothRuns)
        events += threads->trace.size();
    return tr("%L1 events").arg(events);
}

void ExportDialog::showProgress(double done)
{
    m_isBusy = true;
    for (QComboBox *box : {m_format, m_part, m_axis, m_width, m_scale, m_speed, m_frames})
        box->setEnabled(false);
    m_withScenario->setEnabled(false);
    m_progress->setRange(0, 1000);
    m_progress->setValue(static_cast<int>(done * 1000));
    m_progress->show();
    m_cancel->setText(tr("Cancel"));
    refresh();
}

void ExportDialog::showChoices()
{
    m_isBusy = false;
    for (QComboBox *box : {m_format, m_part, m_axis, m_width, m_scale, m_speed, m_frames})
        box->setEnabled(true);
    m_withScenario->setEnabled(true);
    m_progress->hide();
    m_cancel->setText(tr("Close"));
    refresh();
}

void ExportDialog::reject()
{
    if (m_isBusy) {
        Q_EMIT
        cancelRequested();
        return;
    }
    QDialog::reject();
}

} // namespace coroscope

#include "moc_exportdialog.cpp"
