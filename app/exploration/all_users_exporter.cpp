#include "app/exploration/all_users_exporter.h"

#include "app/exploration/person_session.h"
#include "model/exploration/all_users_export.h"
#include "model/files/output_check.h"
#include "model/import/import.h"

namespace app {

AllUsersExporter::AllUsersExporter(PersonSession& person, QObject* parent)
    : QObject(parent), m_person(person) {
    connect(&m_task, &BackgroundTask::failed, this, &AllUsersExporter::failed);
    connect(&m_task, &BackgroundTask::finished, this, [this] { emit runningChanged(false); });
}

void AllUsersExporter::start(model::AllUsersExport what, const QString& path) {
    if (!m_person.model())
        return;
    if (m_task.running()) {
        emit failed(model::problem("another file is being written", "Cancel that first, or wait"));
        return;
    }
    emit runningChanged(true);
    m_task.start([this, what, file = path.toStdString(), path, recommender = m_person.recommender(),
                  model = m_person.model(), choice = m_person.ranking()](const std::stop_token& stop) {
        const auto tell = [this](double share) { m_task.post([this, share] { emit progressed(share); }); };
        model::requireNotRead(file, model::sourcePaths(recommender->dataset()));
        switch (what) {
        case model::AllUsersExport::Recommendations:
            model::exportRecommendations(*model, *recommender, choice, file, stop, tell);
            break;
        case model::AllUsersExport::Latent:
            model::exportLatent(*model, recommender->dataset(), file, stop, tell);
            break;
        case model::AllUsersExport::ItemVectors:
            model::exportItemVectors(*model, recommender->dataset().catalog, file, stop, tell);
            break;
        }
        m_task.post([this, path] { emit saved(path); });
    });
}

void AllUsersExporter::cancel() {
    m_task.requestStop();
}

} // namespace app
