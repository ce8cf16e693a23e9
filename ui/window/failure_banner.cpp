#include "ui/window/failure_banner.h"

#include <QAccessible>
#include <QClipboard>
#include <QEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/components/format.h"
#include "ui/components/icon.h"
#include "ui/theme.h"

namespace ui {

namespace {

/// "file, line 12" and the remedy, as far as they are known.
QString placeAndRemedy(const model::Failure& failure) {
    QString place = QString::fromStdString(failure.file);
    if (failure.line > 0)
        place = FailureBanner::tr("%1, line %2").arg(place, count(failure.line));
    QString remedy = QString::fromStdString(failure.remedy);
    if (!remedy.isEmpty() && !remedy.endsWith(QLatin1Char('.')))
        remedy += QLatin1Char('.');
    return place.isEmpty() || remedy.isEmpty() ? place + remedy : place + QStringLiteral(" · ") + remedy;
}

QString sentence(const std::string& message) {
    QString text = QString::fromStdString(message);
    if (!text.isEmpty())
        text.front() = text.front().toUpper();
    return text.endsWith(QLatin1Char('.')) ? text : text + QLatin1Char('.');
}

QLabel* wrappingLabel(const QString& name, QWidget* parent) {
    auto* label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

FailureBanner::FailureBanner(QWidget* parent)
    : QWidget(parent), m_icon(new QLabel(this)), m_what(wrappingLabel(QStringLiteral("what"), this)),
      m_where(wrappingLabel(QStringLiteral("where"), this)) {
    setObjectName(QStringLiteral("failure"));
    m_what->setProperty("title", true);
    m_where->setProperty("muted", true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 0);
    layout->addWidget(buildBanner());
    paintIcon();
    hide();
}

QWidget* FailureBanner::buildBanner() {
    auto* copy = new QPushButton(tr("Copy &details"), this);
    copy->setObjectName(QStringLiteral("copyDetails"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_details); });
    auto* dismiss = new QPushButton(tr("Dis&miss"), this);
    dismiss->setObjectName(QStringLiteral("dismiss"));
    connect(dismiss, &QPushButton::clicked, this, &QWidget::hide);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(m_what);
    texts->addWidget(m_where);
    auto* banner = new QFrame(this);
    banner->setProperty("banner", true);
    auto* row = new QHBoxLayout(banner);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addLayout(texts, 1);
    row->addWidget(copy);
    row->addWidget(dismiss);
    return banner;
}

void FailureBanner::showFailure(const model::Failure& failure) {
    m_details = QString::fromStdString(failure.text());
    m_what->setText(sentence(failure.message));
    m_where->setText(placeAndRemedy(failure));
    m_where->setVisible(!m_where->text().isEmpty());
    setAccessibleName(m_what->text());
    setAccessibleDescription(m_where->text());
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void FailureBanner::paintIcon() {
    const QIcon warning = icon(QStringLiteral("warning"), currentColours().failure);
    m_icon->setPixmap(warning.pixmap(QSize(20, 20), devicePixelRatio()));
}

void FailureBanner::changeEvent(QEvent* event) {
    if (event->type() == QEvent::StyleChange)
        paintIcon();
    QWidget::changeEvent(event);
}

} // namespace ui
