#include "app/exploration/map_maker.h"

#include <algorithm>

#include "app/exploration/person_session.h"
#include "model/exploration/latent_map.h"
#include "model/exploration/selection_taste.h"
#include "model/numerics/parallel.h"

namespace app {

namespace {

constexpr std::size_t itemsOfTaste = 100;
constexpr std::size_t neighboursAtOnce = 12;

} // namespace

MapMaker::MapMaker(PersonSession& person, SpaceCache& spaces, QObject* parent)
    : QObject(parent), m_person(person), m_spaces(spaces) {
    connect(&m_person, &PersonSession::dataChanged, this, &MapMaker::forgetData);
    connect(&m_making, &LatestTask::failed, this, [this](const model::Failure& failure) {
        emit failed(failure);
        emit runningChanged(false);
    });
    connect(&m_kl, &LatestTask::failed, this, &MapMaker::failed);
    connect(&m_clickers, &LatestTask::failed, this, &MapMaker::failed);
    connect(&m_tastes, &LatestTask::failed, this, &MapMaker::failed);
    connect(&m_glance, &LatestTask::failed, this, &MapMaker::failed);
}

void MapMaker::forgetData() {
    cancel();
    m_kl.cancel();
    m_clickers.cancel();
    m_tastes.cancel();
    m_glance.cancel();
    emit klFound(nullptr);
}

void MapMaker::make() {
    if (!m_person.model())
        return;
    emit runningChanged(true);
    ask(
        m_making, m_person.subject(),
        [this](const Subject& of, const std::stop_token& stop) {
            const auto tell = [this](double share, double from, double part) {
                m_making.post([this, share, from, part] { emit progressed(from + part * share); });
            };
            const auto space =
                m_spaces.of(of.model, of.dataset(), stop, [&](double share) { tell(share, 0.0, 0.7); });
            return std::make_shared<const model::LatentMap>(
                model::latentMap(*of.model, *space, stop, [&](double share) { tell(share, 0.7, 0.3); }));
        },
        [this](const std::shared_ptr<const model::LatentMap>& map) {
            emit made(map);
            emit klFound(std::make_shared<const std::vector<float>>(map->userKl));
            emit runningChanged(false);
        });
}

void MapMaker::cancel() {
    m_making.cancel();
    emit runningChanged(false);
}

void MapMaker::findKl() {
    ask(
        m_kl, m_person.subject(),
        [this](const Subject& of, const std::stop_token& stop) {
            return std::make_shared<const std::vector<float>>(
                m_spaces.of(of.model, of.dataset(), stop, {})->kl());
        },
        [this](const auto& kl) { emit klFound(kl); });
}

/// In the order of the directory; of what the model sees.
void MapMaker::findClickers(model::ItemIndex item) {
    ask(
        m_clickers, m_person.recommender(),
        [item](const model::Recommender& of, const std::stop_token&) {
            const model::Dataset& dataset = of.dataset();
            auto clickers = std::make_shared<std::vector<std::uint8_t>>();
            for (const model::UserLocation& user : dataset.locations()) {
                const auto clicks = dataset.block(user.role).foldIn.items(user.index);
                clickers->push_back(std::ranges::binary_search(clicks, item) ? 1 : 0);
            }
            return clickers;
        },
        [this, item](const auto& clickers) { emit clickersFound(item, clickers); });
}

void MapMaker::compareTastes(const std::vector<std::uint32_t>& directoryRows) {
    ask(
        m_tastes, m_person.recommender(),
        [directoryRows](const model::Recommender& of, const std::stop_token&) {
            return model::selectionTaste(of.dataset(), directoryRows, itemsOfTaste);
        },
        [this](const model::SelectionTaste& taste) { emit tastesCompared(taste); });
}

/// Of the model that is shown now, which may be a later one than the map's.
void MapMaker::glanceAt(const QString& userId) {
    ask(
        m_glance, m_person.subject(),
        [this, id = userId.toStdString()](const Subject& of, const std::stop_token& stop) {
            model::useThreads(1); // a training keeps its cores
            const model::Person person = of.recommender->person(id);
            const model::UserProfile profile = of.recommender->profile(*of.model, person, {.count = 0});
            const auto space = m_spaces.of(of.model, of.dataset(), stop, {});
            return model::UserGlance{id, profile.history,
                                     space->similarUsers(profile.mu, neighboursAtOnce, id, person.history)};
        },
        [this](const model::UserGlance& glance) { emit glanced(glance); });
}

} // namespace app
