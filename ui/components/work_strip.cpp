#include "ui/components/work_strip.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "ui/style/progress.h"

namespace ui {

WorkStrip::WorkStrip(const QString& text, QWidget* parent)
    : QFrame(parent), m_progress(new QProgressBar(this)) {
    setProperty("notice", true);
    auto* label = new QLabel(text, this);
    label->setTextFormat(Qt::PlainText);
    m_progress->setAccessibleName(text);
    m_progress->setTextVisible(false);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    connect(cancel, &QPushButton::clicked, this, &WorkStrip::cancelRequested);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 6, 6);
    row->setSpacing(12);
    row->addWidget(label);
    row->addWidget(m_progress, 1);
    row->addWidget(cancel);
    hide();
}

void WorkStrip::setRunning(bool running) {
    showProgress(*m_progress, 0, 0);
    setVisible(running);
}

void WorkStrip::setProgress(double share) {
    showShare(*m_progress, share);
}

} // namespace ui
