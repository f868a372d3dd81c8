// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline/lanebar.h"

#include "views/style/theme.h"
#include "views/timeline/chartstate.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

namespace coroscope {

LaneBar::LaneBar(ChartState &state, QWidget *parent)
    : QWidget(parent), m_state(state), m_field(new QLineEdit), m_button(new QToolButton)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(metric::xs);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_button);
    m_field->setObjectName(QStringLiteral("laneFilter"));
    m_field->setPlaceholderText(tr("Filter lanes"));
    m_field->setAccessibleName(tr("Filter lanes"));
    m_field->setToolTip(tr("Words that a lane's name, its outcome or a line it printed has; "
                           "is:failed, is:blocking and the like for what it was"));
    m_field->setClearButtonEnabled(true);
    m_field->installEventFilter(this);
    m_button->setText(QStringLiteral("⋯"));
    m_button->setToolTip(tr("Sort, filter, fold and hide lanes"));
    m_button->setAccessibleName(tr("Lanes"));
    m_button->setProperty("kind", "quiet");
    m_button->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_button);
    m_button->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillMenu(*menu);
    });
    connect(m_field, &QLineEdit::textChanged, this,
            [this](const QString &text) { m_state.setLaneFilter(laneFilter(text)); });
    connect(m_field, &QLineEdit::textChanged, this, &LaneBar::tell);
}

void LaneBar::tell()
{
    const std::size_t hidden = m_state.layout().hiddenCount();
    m_field->setAccessibleDescription(hidden == 0   ? tr("All lanes are shown")
                                      : hidden == 1 ? tr("1 lane is not shown")
                                                    : tr("%1 lanes are not shown").arg(hidden));
}

void LaneBar::addState(const QString &name)
{
    const QString text = m_field->text().trimmed();
    const QString word = QStringLiteral("is:") + name;
    m_field->setText(text.isEmpty() ? word : text + QLatin1Char(' ') + word);
    m_field->setFocus();
}

void LaneBar::fillMenu(QMenu &menu)
{
    struct Order {
        LaneOrder order;
        QString text;
    };
    const Order orders[] = {{LaneOrder::Creation, tr("Sort by creation")},
                            {LaneOrder::FirstStart, tr("Sort by first start")},
                            {LaneOrder::End, tr("Sort by end")}};
    auto *group = new QActionGroup(&menu);
    for (const Order &one : orders) {
        QAction *action = menu.addAction(
            one.text, this, [this, order = one.order] { m_state.setLaneOrder(order); });
        action->setCheckable(true);
        action->setChecked(m_state.lanes().order == one.order);
        group->addAction(action);
    }
    menu.addSeparator();
    QMenu &states = *menu.addMenu(tr("Only lanes that were"));
    for (const QString &name : laneFilterStates())
        states.addAction(name, this, [this, name] { addState(name); });
    menu.addAction(tr("Clear the filter"), m_field, &QLineEdit::clear)
        ->setEnabled(!m_field->text().isEmpty());
    menu.addSeparator();
    const bool hasSelection = m_state.marks().selectedLane != noLane;
    menu.addAction(tr("Hide the selected lane"), &m_state, &ChartState::hideSelectedLane)
        ->setEnabled(hasSelection);
    menu.addAction(tr("Show hidden lanes (%1)").arg(m_state.lanes().hidden.size()), &m_state,
                   &ChartState::showHiddenLanes)
        ->setEnabled(!m_state.lanes().hidden.isEmpty());
    menu.addAction(tr("Fold all"), &m_state, [this] { m_state.foldLanes(true); });
    menu.addAction(tr("Unfold all"), &m_state, [this] { m_state.foldLanes(false); });
}

bool LaneBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const bool leaves = key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter;
        if (key == Qt::Key_Escape)
            m_field->clear();
        if (leaves) {
            Q_EMIT
            left();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace coroscope

#include "moc_lanebar.cpp"
