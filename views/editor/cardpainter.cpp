// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/cardpainter.h"

#include "views/editor/cardmetrics.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace coroscope {

namespace {

using namespace cardmetric;

constexpr double disabledOpacity = 0.5;
constexpr int glowWidth = 3;

QColor withAlpha(QColor color, double alpha)
{
    color.setAlphaF(static_cast<float>(alpha));
    return color;
}

} // namespace

GroupColors groupColors(BlockGroup group)
{
    switch (group) {
    case BlockGroup::Time:
        return {ColorRole::GroupTime, ColorRole::GroupTimeSoft};
    case BlockGroup::Call:
    case BlockGroup::Task:
        return {ColorRole::GroupTask, ColorRole::GroupTaskSoft};
    case BlockGroup::Combine:
    case BlockGroup::Scope:
        return {ColorRole::GroupCombine, ColorRole::GroupCombineSoft};
    case BlockGroup::Future:
    case BlockGroup::Callback:
    case BlockGroup::Sync:
    case BlockGroup::Thread:
        return {ColorRole::GroupFuture, ColorRole::GroupFutureSoft};
    case BlockGroup::Control:
    case BlockGroup::Clause:
        return {ColorRole::GroupControl, ColorRole::GroupControlSoft};
    case BlockGroup::Program:
        return {ColorRole::GroupProgram, ColorRole::GroupProgramSoft};
    case BlockGroup::Basic:
    case BlockGroup::Unknown:
        break;
    }
    return {ColorRole::GroupBasic, ColorRole::GroupBasicSoft};
}

void CardPainter::paintCard(const CardLayout &card, const QRectF &exposed)
{
    m_painter.setRenderHint(QPainter::Antialiasing);
    const QRectF rect(QPointF(), card.size);
    const bool isSelected = m_highlights.card == card.definition;
    if (!m_theme.isDark()) {
        m_painter.setPen(Qt::NoPen);
        for (int i = 1; i <= 3; ++i) {
            m_painter.setBrush(withAlpha(Qt::black, 0.018));
            m_painter.drawRoundedRect(rect.adjusted(-i + 1, 0, i - 1, i + 0.5), radius + i,
                                      radius + i);
        }
    }
    m_painter.setBrush(m_theme.color(ColorRole::Surface));
    m_painter.setPen(isSelected ? QPen(m_theme.color(ColorRole::Accent), 2)
                                : QPen(m_theme.color(ColorRole::Border), 1));
    m_painter.drawRoundedRect(rect, radius, radius);
    if (exposed.intersects(card.header))
        paintHeader(card);
    if (card.boxes.empty()) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(m_theme.color(ColorRole::BorderStrong), 1, Qt::DashLine));
        m_painter.drawRoundedRect(card.hintRect, blockRadius, blockRadius);
        paintText(card.hintRect.adjusted(textIndent, 0, 0, 0), card.hint, TextStyle::Word,
                  m_theme.color(ColorRole::TextMuted));
    }
    paintBoxes(card, exposed);
    paintEmptyBodies(card, exposed);
}

void CardPainter::paintBoxes(const CardLayout &card, const QRectF &exposed)
{
    for (const BlockBox &box : card.boxes) {
        if (box.rect.top() > exposed.bottom())
            break;
        if (box.rect.adjusted(-glowWidth, -glowWidth, glowWidth, glowWidth).intersects(exposed))
            paintBox(box);
    }
}

void CardPainter::paintHeader(const CardLayout &card)
{
    const QColor quiet = m_theme.color(ColorRole::TextMuted);
    paintText(card.keywordRect, card.keyword, TextStyle::CardCode, quiet);
    paintText(card.nameRect, card.name, TextStyle::CardName, m_theme.color(ColorRole::Text));
    paintText(card.parametersRect, card.parameters, TextStyle::CardCode, quiet);
}

void CardPainter::paintEmptyBodies(const CardLayout &card, const QRectF &exposed)
{
    for (const ListBox &list : card.lists) {
        if (list.owner < 0 || list.list.clauses || list.gaps.size() != 1 ||
            !list.content.intersects(exposed))
            continue;
        m_painter.setBrush(withAlpha(m_theme.color(ColorRole::Surface), 0.6));
        m_painter.setPen(QPen(m_theme.color(ColorRole::BorderStrong), 1, Qt::DotLine));
        m_painter.drawRoundedRect(list.content.adjusted(0, 0.5, 0, -0.5), blockRadius, blockRadius);
    }
}

void CardPainter::paintBox(const BlockBox &box)
{
    paintFill(box);
    m_painter.save();
    if (box.disabled)
        m_painter.setOpacity(disabledOpacity);
    for (const PlacedPart &placed : box.parts)
        paintPart(box, placed);
    if (!box.comment.isEmpty()) {
        paintText(box.commentRect, box.comment, TextStyle::Comment,
                  m_theme.color(ColorRole::TextMuted));
    }
    m_painter.restore();
    paintMore(box);
    if (m_highlights.breakpoints.contains(box.id.value))
        paintBreakpoint(box);
}

/// A disc on the stripe, with an edge that sets it off from any of its colours.
void CardPainter::paintBreakpoint(const BlockBox &box)
{
    const double size = cardmetric::breakpoint;
    m_painter.setPen(QPen(m_theme.color(ColorRole::Surface), 1.5));
    m_painter.setBrush(m_theme.color(ColorRole::Error));
    m_painter.drawEllipse(QRectF(box.head.left() + (stripe - size) / 2,
                                 box.head.center().y() - size / 2, size, size));
}

void CardPainter::paintFill(const BlockBox &box)
{
    const GroupColors colors = groupColors(box.group);
    const std::uint32_t id = box.id.value;
    const bool isSelected = m_highlights.selected.contains(id);
    m_painter.setPen(Qt::NoPen);
    if (!box.isClause) {
        const bool faded = box.disabled;
        QPainterPath shape;
        shape.addRoundedRect(box.rect, blockRadius, blockRadius);
        m_painter.fillPath(shape, withAlpha(m_theme.color(colors.soft), faded ? 0.5 : 1));
        m_painter.save();
        m_painter.setClipPath(shape, Qt::IntersectClip);
        m_painter.fillRect(QRectF(box.rect.left(), box.rect.top(), stripe, box.rect.height()),
                           withAlpha(m_theme.color(colors.stripe), faded ? 0.4 : 1));
        m_painter.restore();
    }
    if (isSelected || m_highlights.hovered == box.id) {
        m_painter.setBrush(m_theme.color(isSelected ? ColorRole::Selection : ColorRole::Hover));
        m_painter.drawRoundedRect(box.head.adjusted(stripe, 0, 0, 0), blockRadius, blockRadius);
    }
    paintLights(box);
}

void CardPainter::paintLights(const BlockBox &box)
{
    const std::uint32_t id = box.id.value;
    const auto outline = [&](const QColor &color, double width) {
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(QPen(color, width));
        m_painter.drawRoundedRect(box.head.adjusted(0.5, 0.5, -0.5, -0.5), blockRadius,
                                  blockRadius);
    };
    if (m_highlights.waiting.contains(id)) {
        const QColor waiting = m_theme.color(ColorRole::WaitingInk);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(withAlpha(m_theme.color(ColorRole::Waiting), 0.55));
        m_painter.drawRoundedRect(box.head.adjusted(stripe, 0, 0, 0), blockRadius, blockRadius);
        outline(withAlpha(waiting, 0.7), 1);
    }
    if (m_highlights.running.contains(id)) {
        const QColor running = m_theme.color(ColorRole::Running);
        for (int i = glowWidth; i > 0; --i) {
            m_painter.setPen(QPen(withAlpha(running, 0.12), 2.0 * i));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawRoundedRect(box.head, blockRadius, blockRadius);
        }
        outline(running, 2);
    }
    if (m_highlights.selected.contains(id))
        outline(m_theme.color(ColorRole::Accent), m_highlights.current == box.id ? 2 : 1.25);
}

void CardPainter::paintPart(const BlockBox &box, const PlacedPart &placed)
{
    const FacePart &part = placed.part;
    const bool struck = box.disabled;
    const bool faulty =
        part.isField() && m_highlights.faults.contains(box.id.value, static_cast<int>(part.field));
    const QColor text = m_theme.color(ColorRole::Text);
    const QColor quiet = m_theme.color(ColorRole::TextMuted);
    switch (part.kind) {
    case FacePart::Kind::Title: {
        const bool blockFaulty = m_highlights.faults.contains(box.id.value, -1);
        paintText(placed.rect, part.text, TextStyle::Title,
                  blockFaulty ? m_theme.color(ColorRole::Error) : text, struck);
        break;
    }
    case FacePart::Kind::Word:
        paintText(placed.rect, part.text, TextStyle::Word, quiet);
        break;
    case FacePart::Kind::Quiet:
        paintText(placed.rect, part.text, TextStyle::Code,
                  faulty ? m_theme.color(ColorRole::Error) : quiet, struck);
        break;
    case FacePart::Kind::Chip:
    case FacePart::Kind::Row: {
        paintChip(placed.rect, faulty);
        QRectF inner = placed.rect.adjusted(chipPadding, 0, 0, 0);
        paintText(inner, part.text, TextStyle::Code,
                  part.placeholder ? m_theme.color(ColorRole::TextFaint) : text, struck);
        break;
    }
    }
}

void CardPainter::paintChip(const QRectF &rect, bool faulty)
{
    m_painter.setBrush(m_theme.color(ColorRole::Field));
    m_painter.setPen(QPen(m_theme.color(faulty ? ColorRole::Error : ColorRole::Border), 1));
    m_painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), chipRadius, chipRadius);
}

void CardPainter::paintMore(const BlockBox &box)
{
    if (!box.hasHiddenFields ||
        (m_highlights.hovered != box.id && !m_highlights.selected.contains(box.id.value)))
        return;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_theme.color(ColorRole::TextMuted));
    const QPointF middle = box.more.center();
    for (int i = -1; i <= 1; ++i)
        m_painter.drawEllipse(middle + QPointF(4.5 * i, 0), 1.4, 1.4);
}

void CardPainter::paintText(const QRectF &rect, const QString &text, TextStyle style,
                            const QColor &color, bool struck)
{
    QFont font = FontMeasure::font(style);
    font.setStrikeOut(struck);
    m_painter.setFont(font);
    m_painter.setPen(color);
    constexpr int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip | Qt::TextSingleLine;
    // The layout never makes a text wider than this; only longer ones are worth measuring again.
    const bool isLong = text.size() > 30;
    m_painter.drawText(
        rect, flags,
        isLong ? QFontMetricsF(font).elidedText(text, Qt::ElideRight, maximumText + 1) : text);
}

} // namespace coroscope
