#pragma once

#include <memory>
#include <optional>

#include <QWidget>

#include "ui/charts/figure.h"
#include "ui/map/map_data.h"
#include "ui/map/map_figure.h"

namespace ui {

class MapDrawing;
class MapSelection;

/// Draws the points of a map. Mouse and keys zoom, read a point, pick and open it, and select users. While a
/// line is drawn around users nothing is picked or opened.
class MapChart : public QWidget {
    Q_OBJECT
public:
    /// What a dragged left button does: choose a part to look at, or users.
    enum class Tool { Explore, Lasso };

    explicit MapChart(QWidget* parent = nullptr);
    ~MapChart() override;

    /// Another map begins with everything visible and no user selected; the same one keeps both.
    void setData(const MapData& shown);
    void setColour(MapColour colour, const UserFlags& clickers);
    void setItemsShown(bool shown);
    void setPerson(std::optional<std::uint32_t> place); ///< who is ringed by name; a place in the directory
    void setTool(Tool tool);

    /// The user that is looked at more closely, and the lines to those who are alike; none: nobody is.
    void pick(std::optional<std::uint32_t> place);
    void setNeighbours(std::vector<std::uint32_t> places);
    std::optional<std::uint32_t> picked() const;

    MapSelection& selection() const { return *m_selection; }
    const PointGroup& users() const; ///< with their colours
    ScatterFigure figure() const;    ///< of the visible part, with the table of all points

    QPointF placeOf(const MapPoint& point) const; ///< on the canvas
    std::optional<MapPoint> marked() const;       ///< that the box tells about
    QString personInSight() const; ///< the name by the ring of setPerson(); empty = none is drawn

signals:
    void pickedChanged();
    void userChosen(std::uint32_t place); ///< to be opened
    void itemChosen(std::uint32_t item);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void connectHand();
    void connectKeys();
    void redraw();
    void updateGroups();
    void point(const std::optional<QPointF>& place);
    void walk(const QPointF& direction);
    void pickMarked();
    void openMarked();
    void leave();
    void encircle(const QPolygonF& line);
    void describe();

    std::unique_ptr<MapDrawing> m_drawing;
    MapSelection* m_selection;
    Tool m_tool = Tool::Explore;
};

} // namespace ui
