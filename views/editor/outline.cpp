// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/outline.h"

#include "scenario/blockcatalog.h"
#include "views/editor/canvaslayout.h"
#include "views/editor/texts.h"

#include <functional>

namespace coroscope {

/// One row: a card or a block.
struct ScenarioOutlineModel::Node {
    BlockId block;
    DefinitionId definition;
    QString text;
    bool disabled = false;
    Node *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<Node>> children;

    Node &add(BlockId id, QString line)
    {
        auto child = std::make_unique<Node>();
        child->block = id;
        child->definition = definition;
        child->text = std::move(line);
        child->parent = this;
        child->row = static_cast<int>(children.size());
        children.push_back(std::move(child));
        return *children.back();
    }

    void addBlocks(const BlockList &blocks)
    {
        for (const Block &block : blocks) {
            Node &node = add(block.id, toQString(summary(block)));
            node.disabled = disabled || block.disabled;
            node.addBlocks(block.body);
            node.addBlocks(block.clauses);
        }
    }
};

ScenarioOutlineModel::ScenarioOutlineModel(Document &document, QObject *parent)
    : QAbstractItemModel(parent), m_document(document)
{
    connect(&document, &Document::changed, this, &ScenarioOutlineModel::onChanged);
    rebuild();
}

ScenarioOutlineModel::~ScenarioOutlineModel() = default;

void ScenarioOutlineModel::onChanged(const ChangeEvent &event)
{
    const bool isLine = event.kind == ChangeEvent::Kind::FieldChanged ||
                        event.kind == ChangeEvent::Kind::BlockChanged;
    const QModelIndex changed = isLine ? indexOf(event.block) : QModelIndex();
    const Block *block = isLine ? findBlock(m_document.scenario(), event.block) : nullptr;
    const bool sameState =
        changed.isValid() && block && block->disabled == nodeAt(changed)->disabled;
    if (sameState) {
        nodeAt(changed)->text = toQString(summary(*block));
        Q_EMIT
        dataChanged(changed, changed);
        return;
    }
    beginResetModel();
    rebuild();
    endResetModel();
}

void ScenarioOutlineModel::rebuild()
{
    const Scenario &scenario = m_document.scenario();
    m_root = std::make_unique<Node>();
    for (const DefinitionId id : cardsOf(scenario)) {
        const Definition *definition = findDefinition(scenario, id);
        QString title = tr("program");
        if (definition) {
            QStringList parameters;
            for (const std::string &parameter : definition->parameters)
                parameters += toQString(parameter);
            const bool isCoroutine = definition->kind == Definition::Kind::Coroutine;
            title = (isCoroutine ? tr("coroutine %1(%2)") : tr("function %1(%2)"))
                        .arg(toQString(definition->name), parameters.join(QStringLiteral(", ")));
        }
        Node &card = m_root->add({}, title);
        card.definition = id;
        card.addBlocks(definition ? definition->body : scenario.program);
    }
}

ScenarioOutlineModel::Node *ScenarioOutlineModel::nodeAt(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex ScenarioOutlineModel::indexOfNode(const Node &node) const
{
    return &node == m_root.get() ? QModelIndex() : createIndex(node.row, 0, &node);
}

BlockId ScenarioOutlineModel::block(const QModelIndex &index) const { return nodeAt(index)->block; }

DefinitionId ScenarioOutlineModel::definition(const QModelIndex &index) const
{
    return nodeAt(index)->definition;
}

QModelIndex ScenarioOutlineModel::indexOf(BlockId block) const
{
    const std::function<const Node *(const Node &)> find = [&](const Node &node) -> const Node * {
        if (node.block == block)
            return &node;
        for (const auto &child : node.children) {
            if (const Node *found = find(*child))
                return found;
        }
        return nullptr;
    };
    const Node *node = block ? find(*m_root) : nullptr;
    return node ? indexOfNode(*node) : QModelIndex();
}

QModelIndex ScenarioOutlineModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = nodeAt(parent);
    if (column != 0 || row < 0 || row >= static_cast<int>(node->children.size()))
        return {};
    return createIndex(row, column, node->children[static_cast<std::size_t>(row)].get());
}

QModelIndex ScenarioOutlineModel::parent(const QModelIndex &index) const
{
    const Node *node = nodeAt(index);
    return node->parent ? indexOfNode(*node->parent) : QModelIndex();
}

int ScenarioOutlineModel::rowCount(const QModelIndex &parent) const
{
    return static_cast<int>(nodeAt(parent)->children.size());
}

int ScenarioOutlineModel::columnCount(const QModelIndex &) const { return 1; }

QVariant ScenarioOutlineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const Node *node = nodeAt(index);
    return node->disabled ? tr("%1 (disabled)").arg(node->text) : node->text;
}

} // namespace coroscope

#include "moc_outline.cpp"
