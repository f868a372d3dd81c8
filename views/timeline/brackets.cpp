// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/brackets.h"

#include "trace/eventtext.h"
#include "views/models/eventsteps.h"
#include "views/timeline/chartwords.h"
#include "views/timeline/endpill.h"

#include <QCoreApplication>

#include <algorithm>

namespace coroscope {

namespace {

struct BracketWords {
    Q_DECLARE_TR_FUNCTIONS(Brackets)
};

constexpr double distance = 14; ///< from the completion, and between neighbours
constexpr double armLength = 8, slotGap = 8, slotWidth = 40, longestSlot = 110, dotSize = 9;
constexpr std::size_t mostBrackets = 200, mostOfLane = 32;

const char *kindName(CombinatorKind kind)
{
    static constexpr const char *names[] = {"gather", "wait", "wait_for", "shield", "TaskGroup"};
    return names[static_cast<std::size_t>(kind)];
}

bool isShown(const Combinator &made)
{
    return made.kind == CombinatorKind::Gather || made.kind == CombinatorKind::Wait ||
           made.kind == CombinatorKind::TaskGroup;
}

BracketSlot::Fill fillOf(Outcome outcome)
{
    return outcome == Outcome::Failed      ? BracketSlot::Fill::Failed
           : outcome == Outcome::Cancelled ? BracketSlot::Fill::Cancelled
                                           : BracketSlot::Fill::Value;
}

BracketSlot slotOfLane(const RenderContext &context, const Recording &recording, std::uint32_t lane)
{
    const Lane &member = recording.lifecycle.lanes()[lane];
    BracketSlot slot;
    slot.lane = lane;
    slot.done = member.ended;
    if (member.outcome == Outcome::Pending || member.spans.empty() ||
        !context.hasHappened(recording.executor, member.ended, member.spans.back().endEvent))
        return slot;
    slot.fill = fillOf(member.outcome);
    const QString text = outcomeWords(recording, member);
    slot.text =
        member.outcome == Outcome::Returned && text.isEmpty() ? QStringLiteral("None") : text;
    return slot;
}

class Layout {
public:
    Layout(const RenderContext &context, const Recording &recording, const ChartIndex &index,
           const BracketRows &rows)
        : m_context(context), m_recording(recording), m_index(index), m_rows(rows),
          m_map(context.map(recording.executor))
    {
    }

    std::vector<Bracket> place()
    {
        for (std::uint32_t lane : m_rows.visible) {
            const EndPill pill = endPill(m_context, m_recording,
                                         m_recording.lifecycle.lanes()[lane], m_rows.rectOf(lane));
            if (!pill.rect.isEmpty())
                m_pills.push_back(pill.rect);
        }
        std::vector<Bracket> found = candidates();
        // Inner ones first, and those over few rows: they stand left of the others.
        std::stable_sort(found.begin(), found.end(), [](const Bracket &a, const Bracket &b) {
            return std::pair(a.nesting, a.bottom - a.top) < std::pair(b.nesting, b.bottom - b.top);
        });
        std::vector<Bracket> placed;
        for (Bracket &bracket : found) {
            avoid(bracket, placed);
            if (bracket.bounds.left() < m_context.width)
                placed.push_back(std::move(bracket));
        }
        return placed;
    }

private:
    std::vector<Bracket> candidates() const
    {
        // The members of a combinator are often in sight when its owner is not: creators count too.
        std::vector<std::uint32_t> owners = m_rows.visible;
        for (std::uint32_t lane : m_rows.visible)
            owners.push_back(m_recording.lifecycle.lanes()[lane].parent);
        std::sort(owners.begin(), owners.end());
        owners.erase(std::unique(owners.begin(), owners.end()), owners.end());

        std::vector<Bracket> found;
        for (std::uint32_t owner : owners) {
            const auto all = m_index.combinatorsOf(owner);
            const auto begun = std::partition_point(all.begin(), all.end(), [&](std::uint32_t i) {
                const Combinator &made = m_recording.lifecycle.combinators()[i];
                return m_map.pixel(made.made, made.madeEvent) < m_context.width;
            });
            const auto count = std::min<std::size_t>(mostOfLane, begun - all.begin());
            for (auto it = begun - static_cast<std::ptrdiff_t>(count);
                 it != begun && found.size() < mostBrackets; ++it)
                addIfSeen(found, *it);
        }
        return found;
    }

    void addIfSeen(std::vector<Bracket> &found, std::uint32_t number) const
    {
        const Combinator &made = m_recording.lifecycle.combinators()[number];
        if (!isShown(made) ||
            !m_context.hasHappened(m_recording.executor, made.made, made.madeEvent))
            return;
        const Nanos completed =
            made.completed == openEnd ? m_recording.lifecycle.now() : made.completed;
        const double x = m_map.pixel(completed, completionEvent(made));
        if (x < -200 || x > m_context.width)
            return;
        Bracket bracket;
        bracket.combinator = number;
        bracket.boxed = made.kind != CombinatorKind::Wait;
        bracket.x = m_context.snapped(bracket.boxed ? x + distance : x);
        if (addMembers(bracket, made))
            found.push_back(std::move(bracket));
    }

    /// The event at which the owner went on, or the last one.
    std::uint32_t completionEvent(const Combinator &made) const
    {
        const Nanos time = made.completed == openEnd ? m_recording.lifecycle.now() : made.completed;
        return static_cast<std::uint32_t>(eventsUntil(m_recording.trace, time));
    }

    bool addMembers(Bracket &bracket, const Combinator &made) const
    {
        const QRectF owner = m_rows.rectOf(made.owner);
        QRectF first; ///< the uppermost row of a member
        double widest = bracket.boxed ? slotWidth : dotSize;
        for (AwaitableId member : m_recording.trace.list(made.members)) {
            BracketSlot slot = slotOf(member, bracket.nesting);
            const QRectF row = slot.rect;
            if (row.isEmpty())
                continue;
            if (first.isEmpty() || row.top() < first.top())
                first = row;
            if (made.kind == CombinatorKind::Wait && made.done != 0)
                slot.fill =
                    isIn(made.done, member) ? BracketSlot::Fill::Value : BracketSlot::Fill::Open;
            if (bracket.boxed) {
                slot.text = m_context.fonts.valueMetrics.elidedText(slot.text, Qt::ElideRight,
                                                                    longestSlot - 16);
                widest = std::max(widest,
                                  m_context.fonts.valueMetrics.horizontalAdvance(slot.text) + 16);
            }
            bracket.members.push_back(std::move(slot));
        }
        if (bracket.members.empty())
            return false;
        bracket.title = titleOf(bracket, made);
        const double half = m_context.fonts.barHeight() / 2.0;
        bracket.top = barTop(m_context.fonts, owner.isEmpty() ? first : owner) + half - 1;
        bracket.bottom = barTop(m_context.fonts, bracket.members.back().rect) + half + 1;
        for (const BracketSlot &slot : bracket.members)
            bracket.bottom =
                std::max(bracket.bottom, barTop(m_context.fonts, slot.rect) + half + 1);
        setLeft(bracket, bracket.x, widest);
        return true;
    }

    /// The slot of \p member, its rect the row that it belongs to (empty: none can be seen);
    /// \p nesting becomes at least that of the bracket around it.
    BracketSlot slotOf(AwaitableId member, int &nesting) const
    {
        const std::uint32_t lane = m_recording.lifecycle.laneOf(member.taskId());
        const int inner = lane == noLane ? m_index.combinatorOf(member) : -1;
        if (inner >= 0)
            return slotOfInner(m_recording.lifecycle.combinators()[static_cast<std::size_t>(inner)],
                               nesting);
        if (lane == noLane)
            return {};
        BracketSlot slot = slotOfLane(m_context, m_recording, lane);
        slot.rect = m_rows.rectOf(lane);
        return slot;
    }

    BracketSlot slotOfInner(const Combinator &made, int &nesting) const
    {
        std::vector<QRectF> rows;
        int deepest = 0;
        for (AwaitableId member : m_recording.trace.list(made.members)) {
            if (const QRectF row = slotOf(member, deepest).rect; !row.isEmpty())
                rows.push_back(row);
        }
        nesting = std::max(nesting, deepest + 1);
        BracketSlot slot;
        if (rows.empty())
            return slot;
        std::ranges::sort(rows, {}, [](const QRectF &row) { return row.top(); });
        slot.rect = rows[(rows.size() - 1) / 2];
        if (made.outcome == Outcome::Pending ||
            !m_context.hasHappened(m_recording.executor, made.completed, made.completedEvent))
            return slot;
        slot.fill = fillOf(made.outcome);
        slot.done = made.completed;
        if (made.outcome != Outcome::Cancelled)
            slot.text = QString::fromStdString(valueText(m_recording.trace, made.value));
        return slot;
    }

    bool isIn(ListId list, AwaitableId member) const
    {
        const auto members = m_recording.trace.list(list);
        return std::find(members.begin(), members.end(), member) != members.end();
    }

    QString titleOf(const Bracket &bracket, const Combinator &made) const
    {
        const QString name = QString::fromLatin1(kindName(made.kind));
        const auto done = std::count_if(
            bracket.members.begin(), bracket.members.end(),
            [](const BracketSlot &slot) { return slot.fill != BracketSlot::Fill::Open; });
        const auto count = static_cast<std::ptrdiff_t>(bracket.members.size());
        if (made.kind == CombinatorKind::Wait && made.done != 0)
            return BracketWords::tr("%1 · %2 done, %3 pending")
                .arg(name)
                .arg(m_recording.trace.list(made.done).size())
                .arg(m_recording.trace.list(made.pending).size());
        return done == count ? name : QStringLiteral("%1 %2/%3").arg(name).arg(done).arg(count);
    }

    void setLeft(Bracket &bracket, double x, double widest) const
    {
        bracket.x = x;
        const double height = m_context.fonts.barHeight() + 6;
        for (BracketSlot &slot : bracket.members) {
            const double middle =
                barTop(m_context.fonts, slot.rect) + m_context.fonts.barHeight() / 2.0;
            slot.rect = bracket.boxed
                            ? QRectF(x + slotGap, middle - height / 2, widest, height)
                            : QRectF(x - dotSize / 2 + 0.5, middle - dotSize / 2, dotSize, dotSize);
        }
        bracket.titleAt = {x + slotGap, bracket.members.front().rect.center().y() - height / 2 - 4};
        const double title = m_context.fonts.strongMetrics.horizontalAdvance(bracket.title);
        bracket.titleRect = QRectF(bracket.titleAt.x() - 3,
                                   bracket.titleAt.y() - m_context.fonts.strongMetrics.ascent(),
                                   title + 6, m_context.fonts.strongMetrics.height());
        bracket.bounds =
            QRectF(x - armLength, bracket.top, armLength + slotGap + std::max(widest, title), 0);
        bracket.bounds.setBottom(std::max(bracket.bottom, bracket.members.back().rect.bottom()));
    }

    /// Moves \p bracket right of the pills of its rows and of the brackets that stand already.
    void avoid(Bracket &bracket, const std::vector<Bracket> &placed) const
    {
        if (!bracket.boxed) {
            // A member that had ended long before says so by its pill already.
            std::erase_if(bracket.members, [this](const BracketSlot &slot) {
                return std::any_of(m_pills.begin(), m_pills.end(), [&slot](const QRectF &pill) {
                    return pill.intersects(slot.rect);
                });
            });
            return;
        }
        const Combinator &made = m_recording.lifecycle.combinators()[bracket.combinator];
        const bool hasOwner = !m_rows.rectOf(made.owner).isEmpty();
        const double before = bracket.x;
        double x = before;
        bool moved = true;
        while (moved) {
            moved = false;
            for (const QRectF &pill : m_pills) {
                const bool isBelowOwner = (hasOwner ? pill.top() : pill.bottom()) > bracket.top;
                if (isBelowOwner && pill.top() < bracket.bottom &&
                    pill.left() < x + slotGap + slotWidth && pill.right() + distance > x + 0.5) {
                    x = pill.right() + distance;
                    moved = true;
                }
            }
        }
        for (const Bracket &other : placed) {
            if (other.boxed && other.bounds.adjusted(0, 0, distance, 0)
                                   .intersects(bracket.bounds.translated(x - before, 0)))
                x = std::max(x, other.bounds.right() + distance);
        }
        shift(bracket, m_context.snapped(x) - before);
        clearOwner(bracket);
    }

    /// Begins \p bracket below its owner's row where it would cross the pill there.
    void clearOwner(Bracket &bracket) const
    {
        const Combinator &made = m_recording.lifecycle.combinators()[bracket.combinator];
        const QRectF row = m_rows.rectOf(made.owner);
        if (made.owner == noLane || row.isEmpty())
            return;
        const EndPill pill =
            endPill(m_context, m_recording, m_recording.lifecycle.lanes()[made.owner], row);
        if (pill.rect.left() <= bracket.x && bracket.x - armLength <= pill.rect.right())
            bracket.top = pill.rect.bottom() + 2;
    }

    static void shift(Bracket &bracket, double by)
    {
        bracket.x = bracket.bounds.left() + armLength + by;
        bracket.bounds.translate(by, 0);
        bracket.titleAt.rx() += by;
        bracket.titleRect.translate(by, 0);
        for (BracketSlot &slot : bracket.members)
            slot.rect.translate(by, 0);
    }

    const RenderContext &m_context;
    const Recording &m_recording;
    const ChartIndex &m_index;
    const BracketRows &m_rows;
    PixelMap m_map;
    std::vector<QRectF> m_pills; ///< at the ends of the visible lanes
};

void paintSlot(QPainter &painter, const RenderContext &context, const Bracket &bracket,
               const BracketSlot &slot)
{
    const QColor color = context.color(ColorRole::GroupCombine);
    const bool open = slot.fill == BracketSlot::Fill::Open;
    painter.setPen(QPen(color, 1.2));
    painter.setBrush(open ? context.color(ColorRole::Surface) : color);
    if (!bracket.boxed) {
        painter.drawEllipse(slot.rect);
        return;
    }
    painter.drawRoundedRect(slot.rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(open ? color : QColor(Qt::white));
    painter.setFont(context.fonts.value);
    if (slot.fill == BracketSlot::Fill::Cancelled && slot.text.isEmpty()) {
        const QPointF middle = slot.rect.center();
        paintSign(painter, OutcomeSign::Slashed, {middle.x() - 4.5, middle.y() - 4.5, 9, 9},
                  Qt::white);
        return;
    }
    painter.drawText(slot.rect, Qt::AlignCenter | Qt::TextSingleLine,
                     open ? QStringLiteral("·") : slot.text);
}

} // namespace

std::vector<Bracket> layoutBrackets(const RenderContext &context, const Recording &recording,
                                    const ChartIndex &index, const BracketRows &rows)
{
    return Layout(context, recording, index, rows).place();
}

void paintWaitLine(QPainter &painter, const RenderContext &context, const Bracket &bracket)
{
    if (!bracket.boxed)
        painter.fillRect(QRectF(bracket.x - 0.75, bracket.top, 1.5, bracket.bottom - bracket.top),
                         context.color(ColorRole::GroupCombine));
}

void paintBracket(QPainter &painter, const RenderContext &context, const Bracket &bracket)
{
    const QColor color = context.color(ColorRole::GroupCombine);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    if (bracket.boxed) {
        const QPointF line[] = {{bracket.x - armLength, bracket.top},
                                {bracket.x, bracket.top},
                                {bracket.x, bracket.bottom},
                                {bracket.x - armLength, bracket.bottom}};
        painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.drawPolyline(line, 4);
    }
    painter.setFont(context.fonts.strong);
    painter.fillRect(bracket.titleRect, context.color(ColorRole::Surface));
    painter.setPen(context.theme.isDark() ? color.lighter(135) : color);
    painter.drawText(bracket.titleAt, bracket.title);
    for (const BracketSlot &slot : bracket.members)
        paintSlot(painter, context, bracket, slot);
    painter.restore();
}

} // namespace coroscope
