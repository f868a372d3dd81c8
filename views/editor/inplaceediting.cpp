// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/inplaceediting.h"

#include "scenario/blockcatalog.h"
#include "views/editor/cardmetrics.h"
#include "views/editor/completion.h"
#include "views/editor/texts.h"

#include <QMenu>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int slack = 18; ///< room for the next letters
constexpr int viewportEdge = 8;
constexpr int smallestFont = 9; ///< pixels, however small the zoom

} // namespace

InPlaceEditing::InPlaceEditing(QGraphicsView &view, CanvasScene &scene, Document &document,
                               const Appearance &appearance)
    : QObject(&view), m_view(view), m_scene(scene), m_document(document), m_appearance(appearance)
{
    connect(&scene, &CanvasScene::laidOut, this, &InPlaceEditing::place);
}

DefinitionId InPlaceEditing::cardId() const
{
    return m_target->definition ? m_target->definition
                                : definitionOf(m_document.scenario(), m_target->block);
}

const CardLayout *InPlaceEditing::card() const { return m_scene.card(cardId()); }

void InPlaceEditing::begin(const EditTarget &target)
{
    commit();
    m_target = target;
    if (!card() || targetRect(*card(), target).isNull()) {
        m_target.reset();
        return;
    }
    Q_EMIT
    began(target);
    if (target.what == EditTarget::What::Field) {
        const Block *block = findBlock(m_document.scenario(), target.block);
        const BlockField &field = blockType(block->kind).fields[target.field];
        if (field.type == FieldType::Choice) {
            beginChoice(field);
            return;
        }
    }
    beginText();
}

void InPlaceEditing::beginText()
{
    m_editor = new FieldEditor(m_appearance, FieldEditor::Place::Canvas, m_view.viewport());
    m_editor->setObjectName(QStringLiteral("inPlaceEditor"));
    m_editor->setText(targetText(m_document.scenario(), *m_target));
    if (m_target->what == EditTarget::What::Field) {
        const Block *block = findBlock(m_document.scenario(), m_target->block);
        const BlockField &field = blockType(block->kind).fields[m_target->field];
        m_editor->setAccessibleName(catalogText(field.title));
        m_editor->setAccessibleDescription(catalogText(field.help));
        m_editor->setPlaceholderText(catalogText(field.title).toLower());
        if (field.type != FieldType::Text)
            m_editor->setNames(namesIn(m_document.scenario(), cardId()));
    }
    m_editor->setCheck([this](const QString &text) { return fault(text); });
    connect(m_editor, &FieldEditor::committed, this,
            [this](int direction) { end(direction, true); });
    connect(m_editor, &FieldEditor::cancelled, this, &InPlaceEditing::cancel);
    connect(m_editor, &QLineEdit::textChanged, this, &InPlaceEditing::place);
    place();
    m_editor->show();
    m_editor->selectAll();
    m_editor->setFocus(Qt::OtherFocusReason);
    place();
}

void InPlaceEditing::beginChoice(const BlockField &field)
{
    const EditTarget target = *m_target;
    m_target.reset();
    auto *menu = new QMenu(m_view.viewport());
    menu->setObjectName(QStringLiteral("choiceMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setFont(font::code(font::Size::Small));
    const QString now = targetText(m_document.scenario(), target);
    for (const std::string_view choice : field.choices) {
        QAction *action = menu->addAction(toQString(choice));
        action->setCheckable(true);
        action->setChecked(now == action->text() || (now.isEmpty() && menu->actions().size() == 1));
        if (action->isChecked())
            menu->setActiveAction(action);
        connect(action, &QAction::triggered, this,
                [this, target, text = action->text()] { setTargetText(m_document, target, text); });
    }
    const CardLayout *layout = m_scene.card(definitionOf(m_document.scenario(), target.block));
    const QRectF rect =
        targetRect(*layout, target).translated(m_scene.cardPosition(layout->definition));
    menu->popup(m_view.viewport()->mapToGlobal(m_view.mapFromScene(rect.bottomLeft())));
}

FieldEditor::Fault InPlaceEditing::fault(const QString &text) const
{
    if (!m_target)
        return {};
    const std::vector<Problem> problems = targetProblems(m_document.scenario(), *m_target, text);
    if (problems.empty())
        return {};
    const Problem &first = problems.front();
    return {problemSentence(first), first.column};
}

void InPlaceEditing::place()
{
    if (!m_editor || !m_target)
        return;
    const CardLayout *layout = card();
    const QRectF local = layout ? targetRect(*layout, *m_target) : QRectF();
    if (local.isNull()) { // what was edited is gone
        cancel();
        return;
    }
    const QRectF rect = local.translated(m_scene.cardPosition(layout->definition));
    QRect place = m_view.mapFromScene(rect).boundingRect();
    const double zoom = m_view.transform().m11();
    const bool isName = m_target->what == EditTarget::What::CardName;
    QFont font = FontMeasure::font(isName ? TextStyle::CardName : TextStyle::Code);
    font.setPixelSize(std::max(smallestFont, qRound(font.pixelSize() * zoom)));
    m_editor->setFont(font);
    if (local.height() > 30) // a header: less tall
        place.adjust(0, 4, 0, -4);
    const int padding = qRound(cardmetric::chipPadding * zoom);
    m_editor->setStyleSheet(
        QStringLiteral("QLineEdit { padding: 0 %1px; border: 1.5px solid %2; border-radius: %3px; "
                       "background: %4; color: %5; min-height: 0; }")
            .arg(std::max(1, padding - 4))
            .arg(m_appearance.color(ColorRole::Accent).name())
            .arg(qRound(cardmetric::chipRadius * zoom))
            .arg(m_appearance.color(ColorRole::Field).name(),
                 m_appearance.color(ColorRole::Text).name()));
    const bool isInset = m_target->what == EditTarget::What::Field;
    if (!isInset)
        place.adjust(-padding, 0, 0, 0);
    const int wanted = QFontMetrics(font).horizontalAdvance(m_editor->text()) + 2 * padding + slack;
    const int free = m_view.viewport()->width() - place.left() - viewportEdge;
    place.setWidth(std::max(place.width(), std::min(wanted, std::max(free, 80))));
    m_editor->setGeometry(place);
}

std::optional<EditTarget> InPlaceEditing::neighbour(const EditTarget &target, std::size_t index,
                                                    int direction) const
{
    const DefinitionId definition =
        target.definition ? target.definition : definitionOf(m_document.scenario(), target.block);
    const CardLayout *layout = m_scene.card(definition);
    if (!layout)
        return {};
    const std::vector<EditTarget> order = editOrder(*layout);
    if (order.empty())
        return {};
    const auto found = std::ranges::find(order, target);
    if (found != order.end())
        index = static_cast<std::size_t>(found - order.begin());
    const auto size = static_cast<std::ptrdiff_t>(order.size());
    const auto next = (static_cast<std::ptrdiff_t>(index) + direction + size) % size;
    return order[static_cast<std::size_t>(next)];
}

void InPlaceEditing::end(int direction, bool keep)
{
    if (!m_target)
        return;
    const EditTarget target = *m_target;
    std::size_t index = 0;
    if (const CardLayout *layout = card()) {
        const std::vector<EditTarget> order = editOrder(*layout);
        const auto found = std::ranges::find(order, target);
        if (found != order.end())
            index = static_cast<std::size_t>(found - order.begin());
    }
    m_target.reset();
    const QString text = m_editor ? m_editor->text() : QString();
    const bool hadFocus = m_editor && m_editor->hasFocus();
    if (m_editor) {
        m_editor->disconnect(this);
        m_editor->hide();
        m_editor->deleteLater();
        m_editor.clear();
    }
    if (keep && text != targetText(m_document.scenario(), target))
        setTargetText(m_document, target, text);
    if (direction != 0) {
        if (const auto next = neighbour(target, index, direction))
            begin(*next);
        return;
    }
    if (hadFocus)
        m_view.setFocus(Qt::OtherFocusReason);
}

} // namespace coroscope

#include "moc_inplaceediting.cpp"
