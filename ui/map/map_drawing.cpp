#include "ui/map/map_drawing.h"

#include <QGraphicsScene>
#include <QLineF>

#include "ui/map/map_reading.h"

namespace ui {

MapDrawing::MapDrawing(MapCanvas& on, QObject* parent)
    : canvas(on), plot(*on.scene()), view(new PlaneView(parent)),
      gestures(new PlaneGestures(&on, plot, view)), lasso(new MapLasso(&on)), mark(new PointMark),
      personMark(new PointMark), pickedMark(new PointMark) {
    on.scene()->addItem(personMark);
    on.scene()->addItem(pickedMark);
    on.scene()->addItem(mark);
}

void MapDrawing::setData(const MapData& other, bool otherMap) {
    data = other;
    if (data.map) {
        userGroup = userPoints(data, colour, clickers);
        itemGroup = itemPoints(data);
        labels = itemLabels(data);
    }
    if (!otherMap)
        return;
    marked.reset();
    picked.reset();
    neighbours.clear();
    users = data.map ? PointIndex(userGroup.x, userGroup.y) : PointIndex();
    items = data.map ? PointIndex(itemGroup.x, itemGroup.y) : PointIndex();
    view->restart();
}

void MapDrawing::setColour(MapColour by, const UserFlags& whoClicked) {
    colour = by;
    clickers = whoClicked;
    if (data.map)
        userGroup = userPoints(data, colour, clickers);
}

void MapDrawing::updateGroups(const UserFlags& chosen, const std::vector<QPolygonF>& outlines) {
    figure = {};
    if (!data.map)
        return;
    figure = emptyMapFigure(data);
    userGroup.chosen = chosen;
    figure.groups = {userGroup};
    if (itemsShown) {
        figure.groups.push_back(itemGroup);
        figure.labels = labels;
    }
    for (const QPolygonF& outline : outlines)
        figure.lines.push_back({{outline.begin(), outline.end()}, true});
    for (const std::uint32_t neighbour : neighbours)
        figure.lines.push_back({{users.at(*picked), users.at(neighbour)}, false});
}

void MapDrawing::draw() {
    const std::optional<QRectF>& part = view->part();
    figure.x.minimum = part ? std::optional(part->left()) : std::nullopt;
    figure.x.maximum = part ? std::optional(part->right()) : std::nullopt;
    figure.y.minimum = part ? std::optional(part->top()) : std::nullopt;
    figure.y.maximum = part ? std::optional(part->bottom()) : std::nullopt;
    plot.draw(figure, currentColours(), canvas.devicePixelRatioF());
    showMarks();
}

void MapDrawing::showMarks() {
    mark->hide();
    personMark->hide();
    pickedMark->hide();
    if (!data.map)
        return;
    if (marked)
        showAt(*mark, *marked, readingOf(data, *marked));
    const auto name = [this](PointMark& ring, std::optional<std::uint32_t> user) {
        const MapPoint point{false, user.value_or(0)};
        if (user && point != marked)
            showAt(ring, point, {readingOf(data, point).heading, {}});
    };
    name(*pickedMark, picked);
    if (person != picked)
        name(*personMark, person);
}

void MapDrawing::showAt(PointMark& shown, const MapPoint& point, const PointReading& reading) const {
    const QRectF area = plot.frame().plotArea();
    const QPointF place = plot.placeOf(positionOf(point));
    if (area.contains(place))
        shown.set(area, place, reading, currentColours());
}

std::optional<MapPoint> MapDrawing::pointAt(const QPointF& place, double within) const {
    const QPointF there = plot.pointAt(place);
    return nearer(there, users.nearest(there, within),
                  itemsShown ? items.nearest(there, within) : std::nullopt);
}

std::optional<MapPoint> MapDrawing::pointTowards(const QPointF& from, const QPointF& direction) const {
    return nearer(from, users.next(from, direction), itemsShown ? items.next(from, direction) : std::nullopt);
}

std::optional<MapPoint> MapDrawing::nearer(const QPointF& from, std::optional<std::uint32_t> user,
                                           std::optional<std::uint32_t> item) const {
    const auto away = [&from](const QPointF& to) { return QLineF(from, to).length(); };
    if (item && (!user || away(items.at(*item)) <= away(users.at(*user))))
        return MapPoint{true, *item};
    return user ? std::optional(MapPoint{false, *user}) : std::nullopt;
}

} // namespace ui
