// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/panels.h"

#include "views/code/codepanel.h"
#include "views/comparison/comparisonpanel.h"
#include "views/editor/canvasview.h"
#include "views/editor/palette.h"
#include "views/events/eventpanel.h"
#include "views/inspector/inspector.h"
#include "views/inspector/problemspanel.h"
#include "views/log/logpanel.h"
#include "views/loopstate/looppanel.h"
#include "views/loopstate/taskpanel.h"
#include "views/timeline/chartpicture.h"
#include "views/timeline/timelineview.h"

namespace coroscope {

Panels makePanels(Document &document, RunView &view, Player &player, Appearance &appearance)
{
    auto *canvas = new CanvasView(document, view, appearance);
    auto *palette = new Palette(appearance);
    auto *code = new CodePanel(document, view, appearance);
    auto *timeline = new TimelineView(document, view, player, appearance);
    auto *problems = new ProblemsPanel(document, view, appearance);
    QObject::connect(palette, &Palette::blockActivated, canvas, &CanvasView::insertBlock);
    QObject::connect(palette, &Palette::coroutineActivated, canvas, &CanvasView::addCoroutine);
    QObject::connect(palette, &Palette::functionActivated, canvas, &CanvasView::addFunction);
    QObject::connect(problems, &ProblemsPanel::activated, canvas,
                     [canvas](BlockId block, DefinitionId definition) {
                         if (block)
                             canvas->revealBlock(block);
                         else
                             canvas->revealDefinition(definition);
                     });
    return {
        .canvas = canvas,
        .palette = palette,
        .code = code,
        .inspector = new Inspector(document, view, appearance),
        .loop = new LoopPanel(view, appearance),
        .problems = problems,
        .log = new LogPanel(view, appearance),
        .results = new ComparisonPanel(view, appearance),
        .timeline = timeline,
        .events = new EventPanel(view, appearance),
        .tasks = new TaskPanel(view, appearance),
        .revealBlock = [canvas](BlockId block) { canvas->revealBlock(block); },
        .pythonFlavour = [code] { return code->flavour(); },
        .chartPicture = [timeline] { return timeline->picture(); },
        .setNarrated = [timeline](bool on) { timeline->setNarrated(on); },
    };
}

} // namespace coroscope
