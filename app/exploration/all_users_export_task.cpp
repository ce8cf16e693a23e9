#include "app/exploration/all_users_export_task.h"

#include "app/exploration/person_session.h"
#include "model/exploration/all_users_export.h"

namespace app {

WholeExport::WholeExport(Explorer& explorer, QObject* parent) : QObject(parent), m_explorer(explorer) {
    connect(&m_task, &BackgroundTask::failed, this, &WholeExport::failed);
    connect(&m_task, &BackgroundTask::finished, this, [this] { emit runningChanged(false); });
}

void WholeExport::start(model::WholeExport what, const QString& path) {
    if (!m_explorer.model())
        return;
    if (m_task.running()) {
        emit failed({"another file is being written", {}, 0, "Cancel that first, or wait"});
        return;
    }
    emit runningChanged(true);
    m_task.start([this, what, file = path.toStdString(), path, recommender = m_explorer.recommender(),
                  model = m_explorer.model(), choice = m_explorer.ranking()](const std::stop_token& stop) {
        const auto tell = [this](double share) { m_task.post([this, share] { emit progressed(share); }); };
        switch (what) {
        case model::WholeExport::Recommendations:
            model::exportRecommendations(*model, *recommender, choice, file, stop, tell);
            break;
        case model::WholeExport::Latent:
            model::exportLatent(*model, recommender->dataset(), file, stop, tell);
            break;
        case model::WholeExport::ItemVectors:
            model::exportItemVectors(*model, recommender->dataset().catalog, file, stop, tell);
            break;
        }
        m_task.post([this, path] { emit saved(path); });
    });
}

void WholeExport::cancel() {
    m_task.requestStop();
}

} // namespace app
