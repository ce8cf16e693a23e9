#include "app/data/import_assistant.h"

#include "model/import/import.h"
#include "model/import/preview_import.h"

namespace app {

ImportAssistant::ImportAssistant(QObject* parent) : QObject(parent) {
    connect(&m_preview, &LatestTask::failed, this, &ImportAssistant::previewFailed);
    connect(&m_remaining, &LatestTask::failed, this, &ImportAssistant::remainingFailed);
}

void ImportAssistant::preview(const model::ImportOptions& options) {
    m_remaining.cancel(); // of files that are read otherwise now
    m_preview.start([this, options](const std::stop_token& stop) {
        const model::ImportPreview preview = model::previewImport(options, stop);
        m_preview.post([this, preview] { emit previewReady(preview); });
    });
}

void ImportAssistant::countRemaining(const model::ImportOptions& options) {
    m_remaining.start([this, options](const std::stop_token& stop) {
        const auto dataset =
            model::importDataset(options, stop, [this](const model::ReadingProgress& progress) {
                m_remaining.post([this, progress] { emit remainingProgressed(progress); });
            });
        const auto summary = std::make_shared<const model::DatasetSummary>(dataset->summary);
        m_remaining.post([this, summary] { emit remainingReady(summary); });
    });
}

void ImportAssistant::cancel() {
    m_preview.cancel();
    m_remaining.cancel();
}

} // namespace app
