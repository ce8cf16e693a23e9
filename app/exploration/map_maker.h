#pragma once

#include <memory>

#include "app/exploration/space_cache.h"
#include "app/tasks/latest_task.h"
#include "model/values/exploration.h"

namespace app {

class PersonSession;

/// Puts all users on a map, and tells what those on a part of it like.
class MapMaker : public QObject {
    Q_OBJECT
public:
    /// Both outlive the object.
    MapMaker(PersonSession& person, SpaceCache& spaces, QObject* parent = nullptr);

public slots:
    void make(); ///< of the model that is shown
    void cancel();
    void findKl(); ///< of all users, without a map
    void findClickers(model::ItemIndex item);
    void compareTastes(const std::vector<std::uint32_t>& directoryRows);
    void glanceAt(const QString& userId);

signals:
    void runningChanged(bool running);
    void progressed(double share); ///< 0 … 1
    void made(std::shared_ptr<const model::LatentMap> map);
    void klFound(std::shared_ptr<const std::vector<float>> kl); ///< of all users; null = of other data
    void failed(const model::Failure& failure);
    void clickersFound(model::ItemIndex item, std::shared_ptr<const std::vector<std::uint8_t>> clickers);
    void tastesCompared(const model::SelectionTaste& taste);
    void glanced(const model::UserGlance& glance);

private:
    void forgetData();

    PersonSession& m_person;
    SpaceCache& m_spaces;
    LatestTask m_making;
    LatestTask m_kl;
    LatestTask m_clickers;
    LatestTask m_tastes;
    LatestTask m_glance; ///< the tasks last, so that their threads end before the others go
};

} // namespace app
