#include "app/exploration/map_maker.h"

#include <algorithm>

#include "app/exploration/person_session.h"
#include "model/exploration/latent_map.h"
#include "model/exploration/selection_taste.h"

namespace app {

namespace {

constexpr std::size_t itemsOfTaste = 100;

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
}

void MapMaker::forgetData() {
    cancel();
    m_kl.cancel();
    m_clickers.cancel();
    m_tastes.cancel();
    emit klFound(nullptr);
}

void MapMaker::make() {
    if (!m_person.model())
        return;
    emit runningChanged(true);
    m_making.start([this, recommender = m_person.recommender(),
                    model = m_person.model()](const std::stop_token& stop) {
        const auto tell = [this](double share, double from, double part) {
            m_making.post([this, share, from, part] { emit progressed(from + part * share); });
        };
        const auto space =
            m_spaces.of(model, datasetOf(recommender), stop, [&](double share) { tell(share, 0.0, 0.7); });
        auto map = std::make_shared<const model::LatentMap>(
            model::latentMap(*model, *space, stop, [&](double share) { tell(share, 0.7, 0.3); }));
        auto kl = std::make_shared<const std::vector<float>>(map->userKl);
        m_making.post([this, map, kl] {
            emit made(map);
            emit klFound(kl);
            emit runningChanged(false);
        });
    });
}

void MapMaker::cancel() {
    m_making.cancel();
    emit runningChanged(false);
}

void MapMaker::findKl() {
    if (!m_person.model())
        return;
    m_kl.start(
        [this, recommender = m_person.recommender(), model = m_person.model()](const std::stop_token& stop) {
            const auto space = m_spaces.of(model, datasetOf(recommender), stop, {});
            auto kl = std::make_shared<const std::vector<float>>(space->kl());
            m_kl.post([this, kl] { emit klFound(kl); });
        });
}

/// In the order of the directory; of what the model sees.
void MapMaker::findClickers(model::ItemIndex item) {
    const auto recommender = m_person.recommender();
    if (!recommender)
        return;
    m_clickers.start([this, recommender, item](const std::stop_token&) {
        const model::Dataset& dataset = recommender->dataset();
        auto clickers = std::make_shared<std::vector<std::uint8_t>>();
        for (const model::UserLocation& user : dataset.locations()) {
            const auto clicks = dataset.block(user.role).foldIn.items(user.index);
            clickers->push_back(std::ranges::binary_search(clicks, item) ? 1 : 0);
        }
        m_clickers.post([this, item, clickers] { emit clickersFound(item, clickers); });
    });
}

void MapMaker::compareTastes(const std::vector<std::uint32_t>& directoryRows) {
    const auto recommender = m_person.recommender();
    if (!recommender)
        return;
    m_tastes.start([this, recommender, directoryRows](const std::stop_token&) {
        const auto taste = model::selectionTaste(recommender->dataset(), directoryRows, itemsOfTaste);
        m_tastes.post([this, taste] { emit tastesCompared(taste); });
    });
}

} // namespace app
