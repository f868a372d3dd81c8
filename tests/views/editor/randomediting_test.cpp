// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"

#include "views/editor/blockwalk.h"

#include <random>

namespace coroscope {
namespace {

/// A person without a plan: clicks, drags, drops and keys at random, always the same for one seed.
class RandomEditing : public CanvasTest, public testing::WithParamInterface<unsigned> {
protected:
    int below(int limit) { return static_cast<int>(m_random() % static_cast<unsigned>(limit)); }

    QPoint somewhere()
    {
        std::vector<std::uint32_t> ids;
        forEachBlock(document.scenario(), [&](const Block &b) { ids.push_back(b.id.value); });
        if (ids.empty() || below(6) == 0)
            return {below(canvas.viewport()->width()), below(canvas.viewport()->height())};
        const std::uint32_t id = ids[static_cast<std::size_t>(below(static_cast<int>(ids.size())))];
        return title(id) + QPoint(below(30), below(26) - 13);
    }

    Qt::KeyboardModifiers someModifier()
    {
        constexpr Qt::KeyboardModifier all[] = {Qt::NoModifier, Qt::NoModifier, Qt::ControlModifier,
                                                Qt::AltModifier};
        return all[below(4)];
    }

    void doSomething()
    {
        struct Stroke {
            Qt::Key key;
            Qt::KeyboardModifier modifier;
        };
        constexpr Stroke strokes[] = {
            {Qt::Key_Delete, Qt::NoModifier},     {Qt::Key_D, Qt::ControlModifier},
            {Qt::Key_X, Qt::ControlModifier},     {Qt::Key_C, Qt::ControlModifier},
            {Qt::Key_V, Qt::ControlModifier},     {Qt::Key_Slash, Qt::ControlModifier},
            {Qt::Key_Up, Qt::AltModifier},        {Qt::Key_Down, Qt::AltModifier},
            {Qt::Key_Left, Qt::AltModifier},      {Qt::Key_Right, Qt::AltModifier},
            {Qt::Key_Up, Qt::NoModifier},         {Qt::Key_Down, Qt::NoModifier},
            {Qt::Key_Left, Qt::NoModifier},       {Qt::Key_Right, Qt::NoModifier},
            {Qt::Key_Return, Qt::NoModifier},     {Qt::Key_Escape, Qt::NoModifier},
            {Qt::Key_Minus, Qt::ControlModifier}, {Qt::Key_Equal, Qt::ControlModifier},
        };
        if (QLineEdit *open = editor()) {
            QTest::keyClicks(open, QStringLiteral("x1"));
            constexpr Qt::Key ends[] = {Qt::Key_Return, Qt::Key_Tab, Qt::Key_Escape};
            QTest::keyClick(open, ends[below(3)]);
            return;
        }
        switch (below(5)) {
        case 0:
            click(somewhere(), below(3) == 0 ? Qt::ControlModifier : Qt::NoModifier);
            break;
        case 1:
            drag(somewhere(), somewhere(), someModifier());
            break;
        case 2: {
            const auto types = blockTypes();
            const BlockType &type =
                types[static_cast<std::size_t>(below(static_cast<int>(types.size())))];
            if (type.kind != BlockKind::Unknown)
                drop({.kind = type.kind}, somewhere());
            break;
        }
        default: {
            const Stroke &stroke = strokes[below(static_cast<int>(std::size(strokes)))];
            key(stroke.key, stroke.modifier);
        }
        }
    }

private:
    std::mt19937 m_random{GetParam()};
};

TEST_P(RandomEditing, undoingAllGivesTheFirstBytesAndRedoingAllTheLast)
{
    const std::string first = bytes();
    for (int i = 0; i < 300; ++i) {
        doSomething();
        if (findDefinition(document.scenario(), hello1Id) == nullptr &&
            document.scenario().definitions.empty())
            document.undoStack().undo();
    }
    QCoreApplication::processEvents();
    if (editor())
        keyInEditor(Qt::Key_Escape);
    const std::string last = bytes();
    QUndoStack &stack = document.undoStack();
    EXPECT_GT(stack.count(), 20);
    while (stack.canUndo())
        stack.undo();
    EXPECT_EQ(bytes(), first);
    while (stack.canRedo())
        stack.redo();
    EXPECT_EQ(bytes(), last);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomEditing, testing::Values(1u, 2u, 3u));

} // namespace
} // namespace coroscope
