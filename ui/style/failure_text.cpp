#include "ui/style/failure_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

#include "ui/style/format.h"
#include "ui/style/icon.h"
#include "ui/style/theme.h"

namespace ui {

namespace {

QLabel* wrappingLabel(const QString& name, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

QString failureSentence(const model::Failure& failure) {
    QString text = QString::fromStdString(failure.message);
    if (!text.isEmpty())
        text.front() = text.front().toUpper();
    return text.endsWith(QLatin1Char('.')) ? text : text + QLatin1Char('.');
}

QString placeAndRemedy(const model::Failure& failure) {
    QString place = QString::fromStdString(failure.file);
    if (failure.line > 0)
        place = FailureText::tr("%1, line %2").arg(place, count(failure.line));
    QString remedy = QString::fromStdString(failure.remedy);
    if (!remedy.isEmpty() && !remedy.endsWith(QLatin1Char('.')))
        remedy += QLatin1Char('.');
    return place.isEmpty() || remedy.isEmpty() ? place + remedy : place + QStringLiteral(" · ") + remedy;
}

FailureText::FailureText(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_what(wrappingLabel(QStringLiteral("what"), this)),
      m_where(wrappingLabel(QStringLiteral("where"), this)) {
    m_what->setProperty("title", true);
    m_where->setProperty("muted", true);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_what);
    texts->addWidget(m_where);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addLayout(texts, 1);
    paintIcon();
}

void FailureText::setFailure(const model::Failure& failure) {
    m_what->setText(failureSentence(failure));
    m_where->setText(placeAndRemedy(failure));
    m_where->setVisible(!m_where->text().isEmpty());
}

void FailureText::paintIcon() {
    const QIcon warning = icon(QStringLiteral("warning"), currentColours().failure);
    m_icon->setPixmap(warning.pixmap(QSize(20, 20), devicePixelRatio()));
}

void FailureText::changeEvent(QEvent* event) {
    if (event->type() == QEvent::StyleChange)
        paintIcon();
    QWidget::changeEvent(event);
}

} // namespace ui
