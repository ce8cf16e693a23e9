#include "app/data/data_export.h"

#include "app/data/opened_data.h"
#include "model/import/dataset_export.h"

namespace app {

DataExport::DataExport(OpenedData& data, QObject* parent) : QObject(parent), m_data(data) {
    connect(&m_task, &BackgroundTask::failed, this, &DataExport::failed);
    connect(&m_task, &BackgroundTask::finished, this, [this] { emit runningChanged(false); });
}

void DataExport::start(const QString& folder, model::ExportFormat format) {
    if (!m_data.dataset())
        return;
    if (m_task.running()) {
        emit failed(model::problem("other data are being written", "Cancel that first, or wait"));
        return;
    }
    emit runningChanged(true);
    m_task.start([this, dataset = m_data.dataset(), folder, format](const std::stop_token& stop) {
        const auto tell = [this](const model::ExportProgress& progress) {
            m_task.post([this, progress] { emit progressed(progress); });
        };
        const auto write =
            format == model::ExportFormat::AuthorLayout ? model::exportAuthorLayout : model::exportUserLists;
        write(*dataset, folder.toStdString(), stop, tell);
        m_task.post([this, folder] { emit saved(folder); });
    });
}

void DataExport::cancel() {
    m_task.requestStop();
}

} // namespace app
