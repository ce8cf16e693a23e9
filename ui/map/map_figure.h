#pragma once

#include <QByteArray>

#include "ui/charts/figure.h"
#include "ui/map/map_data.h"

namespace ui {

/// What the colour of a user says.
enum class MapColour { Clicks, Kl, Block, Item };

/// The users with their colours. clickers: who clicked the chosen item, null = not known yet.
PointGroup userPoints(const MapData& data, MapColour colour, const UserFlags& clickers);

/// The items, as diamonds.
PointGroup itemPoints(const MapData& data);

/// Names of the most clicked items, which come first.
std::shared_ptr<const std::vector<PointLabel>> itemLabels(const MapData& data);

/// Title, phrase and axes; no points yet.
ScatterFigure emptyMapFigure(const MapData& data);

/// kind, id, title, x, y, clicks, KL and block of every user and every item.
std::vector<FigureColumn> mapColumns(const MapData& data);

/// id, block, clicks, x, y and KL of the users at these places of the directory, as CSV.
QByteArray tableOfUsers(const MapData& data, const std::vector<std::uint32_t>& places);

} // namespace ui
