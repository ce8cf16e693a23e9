#include "ui/window/failure_banner.h"

#include <QAccessible>
#include <QClipboard>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>

#include "ui/style/failure_text.h"

namespace ui {

FailureBanner::FailureBanner(QWidget* parent) : QWidget(parent), m_text(new FailureText(this)) {
    setObjectName(QStringLiteral("failure"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 0);
    layout->addWidget(buildBanner());
    hide();
}

QWidget* FailureBanner::buildBanner() {
    auto* copy = new QPushButton(tr("Copy &details"), this);
    copy->setObjectName(QStringLiteral("copyDetails"));
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_details); });
    auto* dismiss = new QPushButton(tr("Dis&miss"), this);
    dismiss->setObjectName(QStringLiteral("dismiss"));
    connect(dismiss, &QPushButton::clicked, this, &QWidget::hide);
    auto* banner = new QFrame(this);
    banner->setProperty("banner", true);
    auto* row = new QHBoxLayout(banner);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(copy);
    row->addWidget(dismiss);
    return banner;
}

void FailureBanner::dismiss(const model::Failure& failure) {
    if (m_details == QString::fromStdString(failure.text()))
        hide();
}

void FailureBanner::showFailure(const model::Failure& failure) {
    m_details = QString::fromStdString(failure.text());
    m_text->setFailure(failure);
    setAccessibleName(failureSentence(failure));
    setAccessibleDescription(placeAndRemedy(failure));
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace ui
