// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

#include <array>

namespace coroscope {

class Appearance;

/// What a person can ask of the program as a whole. The order is that of the table in actions.cpp.
enum class ActionId {
    New,
    Open,
    Import,
    Examples,
    Save,
    SaveAs,
    ExportPython,
    ExportPicture,
    ExportAnimation,
    ExportRecording,
    Quit,
    Undo,
    Redo,
    Run,
    Stop,
    PlayPause,
    PlayBack,
    ToBegin,
    StepBack,
    StepForward,
    ToEnd,
    TurnBack,
    TurnForward,
    Slower,
    Faster,
    StopAtNotes,
    HaltOnFailed,
    HaltOnCancelled,
    ClearBreakpoints,
    VirtualClock,
    RealClock,
    Threads,
    ThemeSystem,
    ThemeLight,
    ThemeDark,
    ReducedMotion,
    Narration,
    ArrangePanels,
    ResetPanels,
    Find,
    Commands,
    Keys,
    About,
    Count,
};

/// The actions of the program, with texts, icons, shortcuts and tooltips; every menu, button and
/// command refers to these. What they do is connected by the window.
class Actions final : public QObject {
    Q_OBJECT

public:
    explicit Actions(Appearance &appearance, QObject *parent = nullptr);

    QAction *operator[](ActionId id) const { return m_actions[static_cast<std::size_t>(id)]; }
    const auto &all() const { return m_actions; }

private:
    void tint();

    Appearance &m_appearance;
    std::array<QAction *, static_cast<std::size_t>(ActionId::Count)> m_actions{};
};

/// \p action's text as a person reads it: without mnemonic and ellipsis.
QString plainText(const QAction &action);

/// Keeps \p action's tooltip what it does, with its first shortcut.
void setTip(QAction &action, const QString &tip);

} // namespace coroscope
