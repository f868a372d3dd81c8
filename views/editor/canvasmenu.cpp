// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/canvasmenu.h"

#include "scenario/fielditems.h"
#include "views/editor/canvasbindings.h"
#include "views/editor/texts.h"

#include <QMenu>

#include <numeric>

namespace coroscope {

namespace {

/// The context of the menus' texts.
struct CanvasMenu {
    Q_DECLARE_TR_FUNCTIONS(CanvasMenu)
};

QMenu *selfDeleting(QMenu *menu, const char *name)
{
    menu->setObjectName(QLatin1StringView(name));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    return menu;
}

void addFields(QMenu *menu, const CanvasParts &parts, const Block &block,
               const std::vector<std::size_t> &fields)
{
    InPlaceEditing &editing = parts.editing;
    for (const std::size_t index : fields) {
        const BlockField &field = blockType(block.kind).fields[index];
        QAction *action = menu->addAction(catalogText(field.title));
        action->setToolTip(catalogText(field.help));
        EditTarget target{.block = block.id, .field = index};
        if (showsRows(block.kind, field)) // a new row at the end
            target.item = static_cast<int>(fieldItems(block.fields[index]).size());
        if (target.item >= 0)
            action->setText(CanvasMenu::tr("Add to “%1”").arg(catalogText(field.title)));
        QObject::connect(action, &QAction::triggered, &editing,
                         [&editing, target] { editing.begin(target); });
    }
}

void addKinds(QMenu *menu, const CanvasParts &parts, DefinitionId id)
{
    const Definition *definition = findDefinition(parts.document.scenario(), id);
    if (!definition)
        return;
    Document &document = parts.document;
    const auto add = [&](const QString &text, Definition::Kind kind) {
        QAction *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(definition->kind == kind);
        QObject::connect(action, &QAction::triggered, &document, [&document, id, kind] {
            document.endEditing();
            document.setDefinitionKind(id, kind);
        });
    };
    add(CanvasMenu::tr("Coroutine (async def)"), Definition::Kind::Coroutine);
    add(CanvasMenu::tr("Function (def)"), Definition::Kind::Function);
}

} // namespace

QMenu *canvasMenu(const CanvasParts &parts, const QList<QAction *> &actions)
{
    QMenu *menu = selfDeleting(new QMenu(&parts.view), "canvasMenu");
    fillMenu(*menu, actions);
    QAction *third = menu->actions().value(2);
    if (const Block *block = findBlock(parts.document.scenario(), parts.selection.current())) {
        std::vector<std::size_t> fields(block->fields.size());
        std::iota(fields.begin(), fields.end(), std::size_t(0));
        if (!fields.empty()) {
            auto *submenu = new QMenu(CanvasMenu::tr("Edit Field"), menu);
            submenu->setObjectName(QStringLiteral("fieldsMenu"));
            submenu->setToolTipsVisible(true);
            addFields(submenu, parts, *block, fields);
            menu->insertMenu(third, submenu);
        }
    } else if (parts.selection.card() && *parts.selection.card()) {
        auto *submenu = new QMenu(CanvasMenu::tr("Kind"), menu);
        addKinds(submenu, parts, *parts.selection.card());
        menu->insertMenu(third, submenu);
    }
    return menu;
}

QMenu *hiddenFieldsMenu(const CanvasParts &parts, BlockId id)
{
    QMenu *menu = selfDeleting(new QMenu(&parts.view), "hiddenFieldsMenu");
    menu->setToolTipsVisible(true);
    const Block *block = findBlock(parts.document.scenario(), id);
    if (!block)
        return menu;
    std::vector<std::size_t> fields = hiddenFields(*block);
    const auto all = blockType(block->kind).fields;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (showsRows(block->kind, all[i]))
            fields.insert(fields.begin(), i);
    }
    addFields(menu, parts, *block, fields);
    return menu;
}

QMenu *definitionKindMenu(const CanvasParts &parts, DefinitionId id)
{
    QMenu *menu = selfDeleting(new QMenu(&parts.view), "definitionKindMenu");
    addKinds(menu, parts, id);
    return menu;
}

} // namespace coroscope
