// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.h"
#include "views/models/runview.h"
#include "views/style/appearance.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace coroscope {

class FieldEditor;

/// The selected block with all its fields, to read about and to edit. Hides itself when no block is
/// selected; with several it shows the first and says how many there are.
class BlockPanel final : public QWidget {
    Q_OBJECT

public:
    BlockPanel(Document &document, RunView &run, const Appearance &appearance, QWidget *parent);

    /// The block that is shown; 0 when there is none.
    BlockId block() const { return m_block; }

private:
    struct FieldRow {
        FieldEditor *editor = nullptr; ///< one of the two
        QComboBox *choice = nullptr;
    };

    void onSelectionChanged();
    void rebuild();
    void refresh();
    void addHead(const Block &block);
    void addField(const Block &block, std::size_t index);
    void addChoice(FieldRow &row, const Block &block, std::size_t index);
    void addText(FieldRow &row, const Block &block, std::size_t index);
    void addProblem(FieldEditor &editor);
    void addFoot(const Block &block);
    QLabel *addLabel(const QString &text, const QFont &font, ColorRole color);

    Document &m_document;
    RunView &m_run;
    const Appearance &m_appearance;
    BlockId m_block;
    int m_selectedCount = 0;
    QVBoxLayout *m_layout;
    QWidget *m_form = nullptr;
    std::vector<FieldRow> m_fields;
    QLineEdit *m_comment = nullptr;
    QCheckBox *m_disabled = nullptr;
    QLabel *m_python = nullptr;
};

} // namespace coroscope
