// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/inspector.h"

#include "views/inspector/blockpanel.h"
#include "views/inspector/lanepanel.h"

#include <QLabel>
#include <QVBoxLayout>

namespace coroscope {

Inspector::Inspector(Document &document, RunView &run, Appearance &appearance, QWidget *parent)
    : QScrollArea(parent), m_appearance(appearance), m_lane(new LanePanel(run, appearance, this)),
      m_block(new BlockPanel(document, run, appearance, this)), m_line(new QWidget(this)),
      m_hint(new QLabel(tr("Select a block on the canvas or a task on the chart."), this))
{
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Inspector"));
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_line->setFixedHeight(1);
    m_hint->setWordWrap(true);
    m_hint->setFont(font::interface());

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(metric::l, metric::l, metric::l, metric::l);
    layout->setSpacing(metric::m);
    layout->addWidget(m_lane);
    layout->addWidget(m_line);
    layout->addWidget(m_block);
    layout->addWidget(m_hint);
    layout->addStretch();
    setWidget(content);

    // The panels listen to the same signals and were connected first: they know already.
    connect(&run, &RunView::selectionChanged, this, &Inspector::refresh);
    connect(&run, &RunView::playheadChanged, this, &Inspector::refresh);
    connect(&run, &RunView::cleared, this, &Inspector::refresh);
    connect(&document, &Document::changed, this, &Inspector::refresh);
    connect(&appearance, &Appearance::changed, this, &Inspector::refresh);
    refresh();
}

void Inspector::refresh()
{
    const bool hasLane = !m_lane->isHidden();
    const bool hasBlock = !m_block->isHidden();
    m_line->setVisible(hasLane && hasBlock);
    m_hint->setVisible(!hasLane && !hasBlock);
    const auto paint = [this](QWidget *widget, QPalette::ColorRole role, ColorRole color) {
        QPalette colors = widget->palette();
        colors.setColor(role, m_appearance.color(color));
        widget->setPalette(colors);
        widget->setAutoFillBackground(role == QPalette::Window);
    };
    paint(viewport(), QPalette::Window, ColorRole::Surface);
    paint(widget(), QPalette::Window, ColorRole::Surface);
    paint(m_line, QPalette::Window, ColorRole::Border);
    paint(m_hint, QPalette::WindowText, ColorRole::TextMuted);
}

} // namespace coroscope

#include "moc_inspector.cpp"
