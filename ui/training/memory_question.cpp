#include "ui/training/memory_question.h"

#include <QMessageBox>
#include <QPushButton>

#include "ui/style/format.h"
#include "ui/style/icon.h"
#include "ui/style/theme.h"

namespace ui {

namespace {

QString widthsOf(const model::NetworkOptions& network) {
    QStringList widths;
    for (const int width : network.hidden)
        widths += QString::number(width);
    return widths.join(QStringLiteral(", "));
}

/// The same network, narrower, in the words of the form.
QString fitting(const model::MemoryShortage& shortage) {
    if (!shortage.fits)
        return MemoryQuestion::tr("No network of these layers fits: choose a smaller batch, or fewer items.");
    const QString latent = QString::number(shortage.fits->latent);
    if (shortage.fits->hidden.empty())
        return MemoryQuestion::tr("A network with %1 latent dimensions would fit.").arg(latent);
    return MemoryQuestion::tr("A network with %1 hidden units and %2 latent dimensions would fit.")
        .arg(widthsOf(*shortage.fits), latent);
}

/// "610 MB network and optimizer, …": what a run takes besides the data.
QString memoryParts(const model::RunMemory& memory) {
    return MemoryQuestion::tr("%1 network and optimizer, %2 models of epochs, %3 saving, %4 batches")
        .arg(dataSize(memory.network), dataSize(memory.snapshots), dataSize(memory.saving),
             dataSize(memory.batches));
}

} // namespace

MemoryQuestion::MemoryQuestion(QWidget* page) : QObject(page), m_page(page) {}

void MemoryQuestion::ask(const model::MemoryShortage& shortage) {
    if (m_question)
        m_question->close(); // that run is not the one any more
    auto* question = new QMessageBox(m_page->window());
    question->setObjectName(QStringLiteral("memoryQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("Tastescope"));
    question->setIconPixmap(icon(QStringLiteral("warning"), currentColours().warning)
                                .pixmap(QSize(32, 32), m_page->devicePixelRatio()));
    question->setText(tr("The run needs about %1 of memory besides the data (%2), and %3 are free.")
                          .arg(dataSize(shortage.needed.withoutData()), memoryParts(shortage.needed),
                               dataSize(shortage.available)));
    question->setInformativeText(fitting(shortage));
    const QAbstractButton* start = question->addButton(tr("Start &anyway"), QMessageBox::DestructiveRole);
    QPushButton* cancel = question->addButton(QMessageBox::Cancel);
    cancel->setIcon({}); // as on every other button
    question->setDefaultButton(cancel);
    question->setEscapeButton(cancel);
    connect(start, &QAbstractButton::clicked, this, &MemoryQuestion::startAnywayRequested);
    question->open();
    m_question = question;
}

} // namespace ui
