// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/legendbar.h"

#include "views/timeline/legend.h"

#include <QEvent>
#include <QPainter>

namespace coroscope {

LegendBar::LegendBar(const RunView &view, Appearance &appearance, QWidget *parent)
    : QWidget(parent), m_view(view), m_appearance(appearance)
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("What happens at the playhead"));
    connect(&view, &RunView::playheadChanged, this, &LegendBar::narrate);
    connect(&view, &RunView::cleared, this, &LegendBar::narrate);
    connect(&view, &RunView::grew, this, &LegendBar::narrate);
    connect(&appearance, &Appearance::changed, this, [this] { update(); });
    narrate();
}

void LegendBar::narrate()
{
    const auto tell = [this](Seconds seconds) {
        return m_narrated ? narration(m_view.loop(), m_view.playheadEvent(), seconds) : QString();
    };
    const QString exact = tell(Seconds::Exact);
    if (exact == toolTip())
        return;
    m_sentence = tell(Seconds::Rounded);
    setAccessibleDescription(m_sentence);
    setToolTip(exact);
    update();
}

void LegendBar::setNarrated(bool narrated)
{
    m_narrated = narrated;
    narrate();
}

void LegendBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintLegend(painter, m_appearance.theme(), m_fonts, rect(), m_sentence);
}

void LegendBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::ApplicationFontChange) {
        m_fonts = ChartFonts();
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

} // namespace coroscope

#include "moc_legendbar.cpp"
