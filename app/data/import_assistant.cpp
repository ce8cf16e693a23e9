#include "app/data/import_assistant.h"

#include "model/import/preview_import.h"

namespace app {

ImportAssistant::ImportAssistant(QObject* parent) : QObject(parent) {
    connect(&m_preview, &LatestTask::failed, this, &ImportAssistant::previewFailed);
}

void ImportAssistant::preview(const model::ImportOptions& options) {
    dropCount(); // of files that are read otherwise now
    m_preview.start([this, options](const std::stop_token& stop) {
        const model::ImportPreview preview = model::previewImport(options, stop);
        m_preview.post([this, preview] { emit previewReady(preview); });
    });
}

void ImportAssistant::countRemaining(const model::ImportOptions& options) {
    dropCount();
    m_counting = std::make_unique<DataReading>(options);
    connect(m_counting.get(), &DataReading::progressed, this, &ImportAssistant::remainingProgressed);
    connect(m_counting.get(), &DataReading::failed, this, &ImportAssistant::remainingFailed);
    connect(m_counting.get(), &DataReading::ended, this,
            [this](const std::shared_ptr<const model::Dataset>& dataset) {
                if (dataset)
                    emit remainingReady({dataset, &dataset->summary});
            });
    if (!m_stopping)
        m_counting->start();
}

std::unique_ptr<DataReading> ImportAssistant::handOver(const model::ImportOptions& options) {
    if (!m_counting || !m_counting->offers(options))
        return nullptr;
    m_counting->disconnect(this);
    return std::move(m_counting);
}

void ImportAssistant::cancel() {
    m_preview.cancel();
    dropCount();
}

void ImportAssistant::dropCount() {
    if (m_counting && m_counting->running()) {
        m_counting->disconnect(this);
        m_counting->requestStop();
        connect(m_counting.get(), &DataReading::ended, this, &ImportAssistant::onStopped);
        m_stopping = std::move(m_counting);
    } else if (m_counting) {
        m_counting.release()->deleteLater(); // its own signal may be what called us
    }
}

/// One reading at a time: two would take twice the memory.
void ImportAssistant::onStopped() {
    m_stopping.release()->deleteLater();
    if (m_counting)
        m_counting->start();
}

} // namespace app
