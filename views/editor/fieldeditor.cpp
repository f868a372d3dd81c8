// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/editor/fieldeditor.h"

#include "views/editor/completion.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScrollBar>
#include <QStringListModel>

#include <algorithm>
#include <cmath>

namespace coroscope {

namespace {

constexpr int maximumNames = 8;
constexpr double waveHeight = 1.5;
constexpr double waveLength = 4;

} // namespace

FieldEditor::FieldEditor(const Appearance &appearance, Place place, QWidget *parent)
    : QLineEdit(parent), m_appearance(appearance), m_place(place),
      m_completer(new QCompleter(this)), m_names(new QStringListModel(this))
{
    setFont(font::code(font::Size::Small));
    m_completer->setModel(m_names);
    m_completer->setWidget(this);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setModelSorting(QCompleter::CaseInsensitivelySortedModel);
    m_completer->setMaxVisibleItems(maximumNames);
    m_completer->popup()->setFont(font());
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            &FieldEditor::complete);
    connect(this, &QLineEdit::textChanged, this, &FieldEditor::onTextChanged);
    connect(this, &QLineEdit::textEdited, this, &FieldEditor::offerNames);
}

FieldEditor::~FieldEditor() { delete m_problemLabel; }

void FieldEditor::setNames(const QStringList &names) { m_names->setStringList(names); }

void FieldEditor::setCheck(std::function<Fault(const QString &)> check)
{
    m_check = std::move(check);
    onTextChanged();
}

void FieldEditor::onTextChanged()
{
    Fault fault = m_check ? m_check(text()) : Fault();
    std::swap(fault, m_fault);
    placeProblem();
    update();
    if (fault.sentence != m_fault.sentence)
        Q_EMIT
    problemChanged();
}

void FieldEditor::offerNames()
{
    const QString prefix = text().mid(nameStart(text(), cursorPosition()),
                                      cursorPosition() - nameStart(text(), cursorPosition()));
    m_completer->setCompletionPrefix(prefix);
    const bool isWhole = m_completer->completionCount() == 1 &&
                         m_completer->currentCompletion().compare(prefix) == 0;
    if (prefix.isEmpty() || m_completer->completionCount() == 0 || isWhole) {
        m_completer->popup()->hide();
        return;
    }
    QRect place = cursorRect();
    place.setWidth(std::max(180, m_completer->popup()->sizeHintForColumn(0) + 24));
    m_completer->complete(place);
}

void FieldEditor::complete(const QString &name)
{
    const int start = nameStart(text(), cursorPosition());
    setSelection(start, cursorPosition() - start);
    insert(name);
    if (name.endsWith(QLatin1StringView("()")))
        cursorBackward(false);
}

bool FieldEditor::hasChosenName() const
{
    return m_completer->popup()->isVisible() && m_completer->popup()->currentIndex().isValid();
}

bool FieldEditor::event(QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress;
    if (isKey || event->type() == QEvent::ShortcutOverride) {
        auto *key = static_cast<QKeyEvent *>(event);
        const bool isTab = key->key() == Qt::Key_Tab || key->key() == Qt::Key_Backtab;
        if (!isKey) { // a line under edit keeps its keys from the window's shortcuts
            if (isTab || key->key() == Qt::Key_Escape || !key->text().isEmpty())
                event->accept();
        } else if (isTab && m_place == Place::Canvas && !hasChosenName()) {
            finish(key->key() == Qt::Key_Tab ? 1 : -1);
            return true;
        }
    }
    return QLineEdit::event(event);
}

void FieldEditor::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (hasChosenName()) {
            event->ignore(); // the completer takes it
            return;
        }
        finish(0);
        return;
    case Qt::Key_Escape:
        if (m_completer->popup()->isVisible()) {
            m_completer->popup()->hide();
            return;
        }
        Q_EMIT
        cancelled();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void FieldEditor::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        finish(0);
}

void FieldEditor::finish(int direction)
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_completer->popup()->hide();
    Q_EMIT
    committed(direction);
    m_isFinished = false;
}

void FieldEditor::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_fault.sentence.isEmpty())
        return;
    // From the column at fault to the end of the text, a wave.
    const QFontMetricsF metrics(font());
    const double cursorX = cursorRect().center().x();
    const double origin = cursorX - metrics.horizontalAdvance(text().left(cursorPosition()));
    const int from = std::clamp<int>(m_fault.column - 1, 0, static_cast<int>(text().size()));
    const double begin = origin + metrics.horizontalAdvance(text().left(from));
    const double end = std::max(begin + 2 * waveLength, origin + metrics.horizontalAdvance(text()));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_appearance.color(ColorRole::Error), 1.2));
    const double y = height() / 2.0 + metrics.height() / 2 - 1;
    QPolygonF wave;
    for (double x = std::max(begin, 2.0); x <= std::min(end, width() - 2.0); x += 1)
        wave << QPointF(x, y + waveHeight * std::sin(x * 2 * M_PI / waveLength / 1.5));
    painter.drawPolyline(wave);
}

void FieldEditor::placeProblem()
{
    if (m_fault.sentence.isEmpty() || !isVisible() || m_place == Place::Form) {
        if (m_problemLabel)
            m_problemLabel->hide();
        return;
    }
    if (!m_problemLabel) {
        m_problemLabel = new QLabel(parentWidget());
        m_problemLabel->setObjectName(QStringLiteral("fieldProblem"));
        m_problemLabel->setAttribute(Qt::WA_TransparentForMouseEvents);
        m_problemLabel->setWordWrap(true);
        m_problemLabel->setFont(font::interface(font::Size::Small));
        m_problemLabel->setMargin(6);
    }
    m_problemLabel->setStyleSheet(
        QStringLiteral("QLabel { background: %1; color: %2; border: 1px solid %3; "
                       "border-radius: 5px; }")
            .arg(m_appearance.color(ColorRole::ErrorSoft).name(),
                 m_appearance.color(ColorRole::Text).name(),
                 m_appearance.color(ColorRole::Error).name()));
    m_problemLabel->setText(m_fault.sentence);
    m_problemLabel->setMaximumWidth(340);
    m_problemLabel->adjustSize();
    m_problemLabel->move(geometry().bottomLeft() + QPoint(0, 6));
    m_problemLabel->show();
    m_problemLabel->raise();
}

void FieldEditor::moveEvent(QMoveEvent *event)
{
    QLineEdit::moveEvent(event);
    placeProblem();
}

void FieldEditor::resizeEvent(QResizeEvent *event)
{
    QLineEdit::resizeEvent(event);
    placeProblem();
}

void FieldEditor::hideEvent(QHideEvent *event)
{
    QLineEdit::hideEvent(event);
    placeProblem();
}

} // namespace coroscope

#include "moc_fieldeditor.cpp"
