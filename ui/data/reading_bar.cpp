#include "ui/data/reading_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include "ui/style/format.h"
#include "ui/style/progress.h"

namespace ui {

namespace {} // namespace

ReadingBar::ReadingBar(QWidget* parent)
    : QFrame(parent), m_text(new QLabel(this)), m_progress(new QProgressBar(this)) {
    setProperty("card", true);
    m_text->setObjectName(QStringLiteral("readingText"));
    m_text->setTextFormat(Qt::PlainText);
    m_progress->setAccessibleName(tr("Progress of reading"));
    m_progress->setTextVisible(false);
    auto* cancel = new QPushButton(tr("&Cancel"), this);
    cancel->setObjectName(QStringLiteral("cancel"));
    connect(cancel, &QPushButton::clicked, this, &ReadingBar::cancelRequested);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 8);
    layout->setSpacing(16);
    layout->addWidget(m_text);
    layout->addWidget(m_progress, 1);
    layout->addWidget(cancel);
}

void ReadingBar::beginReading() {
    m_text->setText(tr("Reading…"));
    m_progress->setRange(0, 0);
}

void ReadingBar::beginWriting() {
    m_text->setText(tr("Writing…"));
    m_progress->setAccessibleName(tr("Progress of writing"));
    m_progress->setRange(0, 0);
}

void ReadingBar::setWritingProgress(const model::ExportProgress& progress) {
    m_text->setText(
        tr("Writing: %1 of %2")
            .arg(count(progress.clicks), counted(progress.clicksTotal, tr("1 click"), tr("%1 clicks"))));
    showProgress(*m_progress, progress.clicks, progress.clicksTotal);
}

void ReadingBar::setReadingProgress(const model::ReadingProgress& progress) {
    const QString rows = counted(progress.rows, tr("1 row"), tr("%1 rows"));
    if (progress.bytesTotal == 0) {
        m_text->setText(tr("Reading: %1, %2").arg(rows, dataSize(progress.bytesRead)));
        showProgress(*m_progress, 0, 0);
        return;
    }
    m_text->setText(
        tr("Reading: %1, %2 of %3").arg(rows, dataSize(progress.bytesRead), dataSize(progress.bytesTotal)));
    showProgress(*m_progress, progress.bytesRead, progress.bytesTotal);
}

} // namespace ui
