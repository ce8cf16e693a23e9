#include "ui/training/ease_bar.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

#include "ui/style/progress.h"
#include "ui/training/ease_dialog.h"

namespace ui {

namespace {

constexpr int progressWidth = 100;

} // namespace

EaseBar::EaseBar(QWidget* parent)
    : QWidget(parent), m_offer(new QPushButton(tr("E&ASE…"), this)), m_progress(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel EASE"), this)) {
    m_offer->setObjectName(QStringLiteral("easeOffer"));
    m_offer->setToolTip(tr("Computes a linear model in closed form, as a baseline in the validation chart"));
    m_progress->setObjectName(QStringLiteral("easeProgress"));
    m_progress->setAccessibleName(tr("Progress of EASE"));
    m_progress->setTextVisible(false);
    m_progress->setFixedWidth(progressWidth);
    m_cancel->setObjectName(QStringLiteral("easeCancel"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    for (QWidget* widget :
         {static_cast<QWidget*>(m_offer), static_cast<QWidget*>(m_progress), static_cast<QWidget*>(m_cancel)})
        row->addWidget(widget);
    connect(m_offer, &QPushButton::clicked, this, &EaseBar::ask);
    connect(m_cancel, &QPushButton::clicked, this, &EaseBar::cancelRequested);
    setRunning(false);
}

void EaseBar::setNeed(const model::EaseNeed& need) {
    m_need = need;
}

void EaseBar::setRunning(bool running) {
    const bool focused = m_offer->hasFocus() || m_cancel->hasFocus();
    showProgress(*m_progress, 0, 0);
    m_offer->setVisible(!running);
    m_progress->setVisible(running);
    m_cancel->setVisible(running);
    if (focused)
        (running ? m_cancel : m_offer)->setFocus(Qt::OtherFocusReason);
}

void EaseBar::setProgress(double share) {
    showShare(*m_progress, share);
}

void EaseBar::ask() {
    emit needRequested();
    auto* dialog = new EaseDialog(m_need, m_lambda, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &EaseDialog::lambdaChosen, this, [this](double lambda) {
        m_lambda = lambda;
        emit easeRequested(lambda);
    });
    dialog->open();
}

} // namespace ui
