// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/inspector/blockpanel.h"

#include "scenario/blockcatalog.h"
#include "views/editor/blockwalk.h"
#include "views/editor/completion.h"
#include "views/editor/edittarget.h"
#include "views/editor/fieldeditor.h"
#include "views/editor/texts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QVBoxLayout>

namespace coroscope {

BlockPanel::BlockPanel(Document &document, RunView &run, const Appearance &appearance,
                       QWidget *parent)
    : QWidget(parent), m_document(document), m_run(run), m_appearance(appearance),
      m_layout(new QVBoxLayout(this))
{
    setAccessibleName(tr("Selected block"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    connect(&run, &RunView::selectionChanged, this, &BlockPanel::onSelectionChanged);
    connect(&appearance, &Appearance::changed, this, &BlockPanel::rebuild);
    connect(&document, &Document::changed, this, [this](const ChangeEvent &event) {
        if (!findBlock(m_document.scenario(), m_block))
            onSelectionChanged();
        else if (event.kind == ChangeEvent::Kind::Reset)
            rebuild();
        else
            refresh();
    });
    onSelectionChanged();
}

void BlockPanel::onSelectionChanged()
{
    const std::vector<BlockId> top = topBlocks(m_document.scenario(), m_run.selectedBlocks());
    const BlockId block = top.empty() ? BlockId() : top.front();
    const int count = static_cast<int>(top.size());
    if (block == m_block && count == m_selectedCount && m_form)
        return;
    m_block = block;
    m_selectedCount = count;
    rebuild();
}

void BlockPanel::rebuild()
{
    if (m_form) {
        m_form->hide(); // an editor in it may still be telling that it lost the focus
        m_form->deleteLater();
    }
    m_form = nullptr;
    m_fields.clear();
    const Block *block = findBlock(m_document.scenario(), m_block);
    setVisible(block != nullptr);
    if (!block)
        return;
    m_form = new QWidget(this);
    auto *form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(metric::xs);
    m_layout->addWidget(m_form);
    addHead(*block);
    const std::size_t count = blockType(block->kind).fields.size();
    for (std::size_t i = 0; i < count && i < block->fields.size(); ++i)
        addField(*block, i);
    addFoot(*block);
    refresh();
}

QLabel *BlockPanel::addLabel(const QString &text, const QFont &font, ColorRole color)
{
    auto *label = new QLabel(text, m_form);
    label->setFont(font);
    label->setWordWrap(true);
    label->setStyleSheet(QStringLiteral("color: %1").arg(m_appearance.color(color).name()));
    m_form->layout()->addWidget(label);
    return label;
}

void BlockPanel::addHead(const Block &block)
{
    const BlockType &type = blockType(block.kind);
    QLabel *title = addLabel(catalogText(type.title),
                             font::interface(font::Size::Large, QFont::DemiBold), ColorRole::Text);
    title->setObjectName(QStringLiteral("blockTitle"));
    if (m_selectedCount > 1)
        addLabel(tr("The first of %1 selected blocks.").arg(m_selectedCount),
                 font::interface(font::Size::Small), ColorRole::TextMuted);
    addLabel(catalogText(type.help), font::interface(), ColorRole::TextMuted);
}

void BlockPanel::addField(const Block &block, std::size_t index)
{
    const BlockField &field = blockType(block.kind).fields[index];
    auto *form = static_cast<QVBoxLayout *>(m_form->layout());
    form->addSpacing(metric::s);
    QLabel *title = addLabel(catalogText(field.title),
                             font::interface(font::Size::Normal, QFont::Medium), ColorRole::Text);
    FieldRow row;
    if (field.type == FieldType::Choice)
        addChoice(row, block, index);
    else
        addText(row, block, index);
    QWidget *editor = row.choice ? static_cast<QWidget *>(row.choice) : row.editor;
    editor->setObjectName(QStringLiteral("field.") + toQString(field.key));
    editor->setAccessibleName(catalogText(field.title));
    editor->setAccessibleDescription(catalogText(field.help));
    title->setBuddy(editor);
    form->addWidget(editor);
    if (row.editor)
        addProblem(*row.editor);
    addLabel(catalogText(field.help), font::interface(font::Size::Small), ColorRole::TextMuted);
    m_fields.push_back(row);
}

void BlockPanel::addProblem(FieldEditor &editor)
{
    QLabel *problem =
        addLabel(editor.problem(), font::interface(font::Size::Small), ColorRole::Error);
    problem->setObjectName(QStringLiteral("problem"));
    problem->setVisible(!editor.problem().isEmpty());
    connect(&editor, &FieldEditor::problemChanged, problem, [problem, &editor] {
        problem->setText(editor.problem());
        problem->setVisible(!editor.problem().isEmpty());
    });
}

void BlockPanel::addChoice(FieldRow &row, const Block &block, std::size_t index)
{
    row.choice = new QComboBox(m_form);
    row.choice->setFont(font::code(font::Size::Small));
    for (const std::string_view choice : blockType(block.kind).fields[index].choices)
        row.choice->addItem(toQString(choice));
    const EditTarget target{.block = block.id, .field = index};
    connect(row.choice, &QComboBox::textActivated, this,
            [this, target](const QString &text) { setTargetText(m_document, target, text); });
}

void BlockPanel::addText(FieldRow &row, const Block &block, std::size_t index)
{
    row.editor = new FieldEditor(m_appearance, FieldEditor::Place::Form, m_form);
    const EditTarget target{.block = block.id, .field = index};
    const Scenario &scenario = m_document.scenario();
    if (blockType(block.kind).fields[index].type != FieldType::Text)
        row.editor->setNames(namesIn(scenario, definitionOf(scenario, block.id)));
    row.editor->setText(targetText(scenario, target));
    row.editor->setCheck([this, target](const QString &text) -> FieldEditor::Fault {
        const auto problems = targetProblems(m_document.scenario(), target, text);
        if (problems.empty())
            return {};
        return {problemSentence(problems.front()), problems.front().column};
    });
    FieldEditor *editor = row.editor;
    connect(editor, &FieldEditor::committed, this, [this, editor, target] {
        if (findBlock(m_document.scenario(), target.block) &&
            editor->text() != targetText(m_document.scenario(), target))
            setTargetText(m_document, target, editor->text());
    });
    connect(editor, &FieldEditor::cancelled, this,
            [this, editor, target] { editor->setText(targetText(m_document.scenario(), target)); });
}

void BlockPanel::addFoot(const Block &block)
{
    auto *form = static_cast<QVBoxLayout *>(m_form->layout());
    form->addSpacing(metric::s);
    addLabel(tr("Comment"), font::interface(font::Size::Normal, QFont::Medium), ColorRole::Text);
    m_comment = new QLineEdit(m_form);
    m_comment->setObjectName(QStringLiteral("comment"));
    m_comment->setAccessibleName(tr("Comment"));
    m_comment->setPlaceholderText(tr("A note beside the block"));
    form->addWidget(m_comment);
    const BlockId id = block.id;
    connect(m_comment, &QLineEdit::editingFinished, this, [this, id, comment = m_comment] {
        m_document.setComment(id, comment->text().toStdString());
    });
    form->addSpacing(metric::xs);
    m_disabled = new QCheckBox(tr("Disabled: it is kept, and does not run"), m_form);
    m_disabled->setObjectName(QStringLiteral("disabled"));
    form->addWidget(m_disabled);
    connect(m_disabled, &QCheckBox::clicked, this, [this](bool disabled) {
        m_document.setDisabled(topBlocks(m_document.scenario(), m_run.selectedBlocks()), disabled);
    });
    form->addSpacing(metric::s);
    addLabel(tr("Python"), font::interface(font::Size::Normal, QFont::Medium), ColorRole::Text);
    m_python = addLabel({}, font::code(font::Size::Small), ColorRole::Text);
    m_python->setObjectName(QStringLiteral("python"));
    m_python->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_python->setAccessibleName(tr("The block as Python"));
    m_python->setStyleSheet(
        QStringLiteral(
            "QLabel { background: %1; color: %2; border-radius: 5px; padding: 6px 8px; }")
            .arg(m_appearance.color(ColorRole::SurfaceSunken).name(),
                 m_appearance.color(ColorRole::Text).name()));
}

void BlockPanel::refresh()
{
    const Block *block = findBlock(m_document.scenario(), m_block);
    if (!block || !m_form)
        return;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const QString text = toQString(block->fields[i]);
        if (QComboBox *choice = m_fields[i].choice)
            choice->setCurrentIndex(std::max(0, choice->findText(text)));
        else if (m_fields[i].editor->text() != text && !m_fields[i].editor->isModified())
            m_fields[i].editor->setText(text);
        if (FieldEditor *editor = m_fields[i].editor; editor && editor->text() == text)
            editor->setModified(false);
    }
    if (!m_comment->isModified() || !m_comment->hasFocus())
        m_comment->setText(toQString(block->comment));
    m_disabled->setChecked(block->disabled);
    m_python->setText(toQString(pythonLine(*block)));
}

} // namespace coroscope

#include "moc_blockpanel.cpp"
