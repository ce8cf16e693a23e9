#pragma once

#include "ui/map/map_data.h"
#include "ui/map/point_mark.h"

namespace ui {

/// What is known of a user or an item of a map.
PointReading readingOf(const MapData& data, const MapPoint& point);

/// How many there are, and what the axes explain, for those who cannot see the map.
QString mapDescription(const MapData& data);

/// The share of the variance of both axes together.
double explainedShare(const model::LatentMap& map);

} // namespace ui
