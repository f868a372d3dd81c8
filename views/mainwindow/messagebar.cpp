// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mainwindow/messagebar.h"

#include "views/style/appearance.h"
#include "views/style/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace coroscope {

namespace {

constexpr int messageIconSize = 18;

QString text(const std::string &utf8) { return QString::fromStdString(utf8); }

} // namespace

MessageBar::MessageBar(Appearance &appearance, QWidget *parent)
    : QFrame(parent), m_appearance(appearance), m_icon(new QLabel), m_text(new QLabel),
      m_show(new QPushButton(tr("Show the block"))), m_close(new QToolButton)
{
    setObjectName(QStringLiteral("messageBar"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::RichText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setProperty("kind", QStringLiteral("quiet"));
    m_close->setAccessibleName(tr("Close the message"));
    m_close->setToolTip(tr("Close the message"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(metric::l, metric::s, metric::s, metric::s);
    layout->setSpacing(metric::m);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_show);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    hide();

    connect(m_close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(m_show, &QPushButton::clicked, this, [this] {
        Q_EMIT
        showBlock(m_block);
    });
    connect(&appearance, &Appearance::changed, this, &MessageBar::tint);
}

void MessageBar::showProblems(const std::vector<Problem> &problems)
{
    if (problems.empty()) {
        dismiss();
        return;
    }
    const Problem &first = problems.front();
    QStringList detail;
    if (!first.where.empty())
        detail << tr("Where: %1.").arg(text(first.where));
    if (!first.remedy.empty())
        detail << text(first.remedy);
    if (problems.size() > 1)
        detail << tr("%n more under Problems.", nullptr, int(problems.size() - 1));
    m_block = first.block;
    present(true, text(first.what), detail.join(QLatin1Char(' ')));
}

void MessageBar::showRemark(const QString &text)
{
    m_block = {};
    present(false, text, {});
}

void MessageBar::dismiss() { hide(); }

void MessageBar::present(bool isError, const QString &headline, const QString &detail)
{
    m_isError = isError;
    QString html = isError ? QStringLiteral("<b>%1</b>").arg(headline.toHtmlEscaped())
                           : headline.toHtmlEscaped();
    if (!detail.isEmpty())
        html += QStringLiteral("<br>") +
                detail.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    m_text->setText(html);
    m_text->setAccessibleName(headline + QLatin1Char(' ') + detail);
    m_show->setVisible(bool(m_block));
    setProperty("error", isError);
    style()->unpolish(this);
    style()->polish(this);
    tint();
    show();
}

void MessageBar::tint()
{
    const QColor color = m_appearance.color(m_isError ? ColorRole::Error : ColorRole::Accent);
    const QString name = m_isError ? QStringLiteral("error") : QStringLiteral("info");
    m_icon->setPixmap(icon(name, color).pixmap(messageIconSize));
    m_close->setIcon(icon(QStringLiteral("close"), m_appearance.theme()));
}

} // namespace coroscope

#include "moc_messagebar.cpp"
