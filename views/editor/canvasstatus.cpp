// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/canvasstatus.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

#include <algorithm>

namespace coroscope {

namespace {

constexpr double dotRadius = 3.5;

QLabel *quietLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setFont(font::interface(font::Size::Small));
    return label;
}

} // namespace

CanvasStatus::CanvasStatus(Document &document, ScenarioProblems &problems,
                           const Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_document(document), m_problems(problems), m_appearance(appearance),
      m_text(quietLabel(this)), m_zoom(quietLabel(this))
{
    setObjectName(QStringLiteral("canvasStatus"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metric::xl, 0, metric::l, metric::xs);
    layout->addWidget(m_text);
    layout->addStretch();
    layout->addWidget(m_zoom);
    connect(&document, &Document::changed, this, &CanvasStatus::refresh);
    connect(&problems, &ScenarioProblems::changed, this, &CanvasStatus::refresh);
    connect(&appearance, &Appearance::changed, this, &CanvasStatus::applyAppearance);
    applyAppearance();
    refresh();
    setZoom(1);
}

void CanvasStatus::applyAppearance()
{
    const QString style = QStringLiteral("background: transparent; color: %1")
                              .arg(m_appearance.color(ColorRole::TextMuted).name());
    m_text->setStyleSheet(style);
    m_zoom->setStyleSheet(style);
    update();
}

void CanvasStatus::refresh()
{
    const auto &definitions = m_document.scenario().definitions;
    const auto coroutines = static_cast<int>(
        std::ranges::count(definitions, Definition::Kind::Coroutine, &Definition::kind));
    const auto functions = static_cast<int>(definitions.size()) - coroutines;
    const auto problems = static_cast<int>(m_problems.problems().size());
    const int warnings = countOfWarnings();
    const auto counted = [](int count, const QString &one, const QString &many) {
        return count == 1 ? one : many.arg(count);
    };
    QStringList parts;
    parts += counted(coroutines, tr("1 coroutine"), tr("%1 coroutines"));
    if (functions > 0)
        parts += counted(functions, tr("1 function"), tr("%1 functions"));
    if (problems > 0)
        parts += counted(problems, tr("1 problem"), tr("%1 problems"));
    else if (warnings > 0)
        parts += counted(warnings, tr("1 warning"), tr("%1 warnings"));
    else
        parts += tr("no problems");
    m_text->setText(parts.join(QStringLiteral(" · ")));
    update();
}

int CanvasStatus::countOfWarnings() const
{
    return static_cast<int>(
        std::ranges::count(m_problems.findings(), Severity::Warning, &Finding::severity));
}

QString CanvasStatus::text() const { return m_text->text(); }

void CanvasStatus::setZoom(double zoom) { m_zoom->setText(tr("%1 %").arg(qRound(zoom * 100))); }

void CanvasStatus::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = m_appearance.color(ColorRole::Canvas);
    ground.setAlphaF(0.85f);
    painter.fillRect(rect(), ground);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_appearance.color(!m_problems.problems().empty() ? ColorRole::Error
                                        : countOfWarnings() > 0        ? ColorRole::Warning
                                                                       : ColorRole::Success));
    const QPointF dot(metric::m, m_text->geometry().center().y() + 0.5);
    painter.drawEllipse(dot, dotRadius, dotRadius);
}

} // namespace coroscope

#include "moc_canvasstatus.cpp"
