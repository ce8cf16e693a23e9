#pragma once

#include <optional>

#include "ui/charts/plane_gestures.h"
#include "ui/charts/scatter_plot.h"
#include "ui/map/map_canvas.h"
#include "ui/map/map_figure.h"
#include "ui/map/map_lasso.h"
#include "ui/map/point_index.h"
#include "ui/map/point_mark.h"

namespace ui {

/// What a map chart draws, and what finds its points again.
class MapDrawing {
public:
    MapDrawing(MapCanvas& on, QObject* parent);

    void setData(const MapData& other, bool otherMap);
    void setColour(MapColour by, const UserFlags& whoClicked);

    /// Rebuilds the figure from the users, the chosen ones among them with the lines around these, the picked
    /// one with its neighbours, and the items.
    void updateGroups(const UserFlags& chosen, const std::vector<QPolygonF>& outlines);
    void draw();
    void showMarks();

    QPointF positionOf(const MapPoint& point) const { return (point.item ? items : users).at(point.place); }

    /// The nearer one of a user and, where items are shown, an item; within: in values.
    std::optional<MapPoint> pointAt(const QPointF& place, double within) const;
    std::optional<MapPoint> pointTowards(const QPointF& from, const QPointF& direction) const;

    MapCanvas& canvas;
    ScatterPlot plot;
    PlaneView* view;
    PlaneGestures* gestures;
    MapLasso* lasso;
    PointMark* mark;       ///< the scene owns it and the next one
    PointMark* personMark; ///< of the user who is looked at elsewhere
    PointMark* pickedMark;
    MapData data;
    PointIndex users;
    PointIndex items;
    PointGroup userGroup;
    PointGroup itemGroup;
    std::shared_ptr<const std::vector<PointLabel>> labels; ///< of the items
    ScatterFigure figure;
    MapColour colour = MapColour::Clicks;
    UserFlags clickers;
    bool itemsShown = false;
    std::optional<MapPoint> marked;
    std::optional<std::uint32_t> person;   ///< place in the directory
    std::optional<std::uint32_t> picked;   ///< the user that a card tells about
    std::vector<std::uint32_t> neighbours; ///< of the picked one

private:
    void showAt(PointMark& shown, const MapPoint& point, const PointReading& reading) const;
    std::optional<MapPoint> nearer(const QPointF& from, std::optional<std::uint32_t> user,
                                   std::optional<std::uint32_t> item) const;
};

} // namespace ui
