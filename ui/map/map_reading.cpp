#include "ui/map/map_reading.h"

#include <QCoreApplication>

#include "ui/map/map_figure.h"
#include "ui/style/format.h"
#include "ui/users/user_words.h"

namespace ui {

namespace {

struct MapReading {
    Q_DECLARE_TR_FUNCTIONS(ui::MapReading)
};

PointReading readingOfUser(const MapData& data, std::uint32_t place) {
    const model::UserEntry& user = (*data.users)[place];
    PointReading reading{
        MapReading::tr("User %1").arg(QString::fromStdString(user.id)),
        {{MapReading::tr("block"), roleName(user.role)}, {MapReading::tr("clicks"), count(user.clicks)}}};
    if (place < data.map->userKl.size())
        reading.facts.emplace_back(MapReading::tr("KL"), MapReading::tr("%1 nats").arg(significant(
                                                             static_cast<double>(data.map->userKl[place]))));
    return reading;
}

PointReading readingOfItem(const MapData& data, std::uint32_t item) {
    PointReading reading;
    if (data.items && item < data.items->size())
        reading.heading = itemName((*data.items)[item]);
    else
        reading.heading = MapReading::tr("Item %1").arg(item);
    if (data.itemClicks && item < data.itemClicks->size())
        reading.facts.emplace_back(MapReading::tr("clicks"), count((*data.itemClicks)[item]));
    return reading;
}

} // namespace

PointReading readingOf(const MapData& data, const MapPoint& point) {
    return point.item ? readingOfItem(data, point.place) : readingOfUser(data, point.place);
}

QString mapDescription(const MapData& data) {
    if (!data.map)
        return {};
    return MapReading::tr("%1 and %2 on a plane. PC 1 explains %3 of the variance, PC 2 %4.")
        .arg(counted(data.userCount(), MapReading::tr("1 user"), MapReading::tr("%1 users")),
             counted(data.itemCount(), MapReading::tr("1 item"), MapReading::tr("%1 items")),
             percent(data.map->explained[0], 2), percent(data.map->explained[1], 2));
}

double explainedShare(const model::LatentMap& map) {
    return map.explained[0] + map.explained[1];
}

} // namespace ui
