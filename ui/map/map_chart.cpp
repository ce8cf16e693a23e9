#include "ui/map/map_chart.h"

#include <QEvent>
#include <QVBoxLayout>

#include <limits>
#include <utility>

#include "ui/map/enclosure.h"
#include "ui/map/map_drawing.h"
#include "ui/map/map_reading.h"
#include "ui/map/map_selection.h"

namespace ui {

namespace {

constexpr double reach = 10;      ///< pixels from the pointer to the point that it reads
constexpr double moveShare = 0.2; ///< of the visible part, for one arrow key

} // namespace

MapChart::MapChart(QWidget* parent) : QWidget(parent), m_selection(new MapSelection(this)) {
    auto* canvas = new MapCanvas(this);
    canvas->setObjectName(QStringLiteral("mapCanvas"));
    canvas->setAccessibleName(tr("Latent map"));
    m_drawing = std::make_unique<MapDrawing>(*canvas, this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(canvas);
    setFocusProxy(canvas);
    connectHand();
    connectKeys();
    connect(m_drawing->view, &PlaneView::changed, this, &MapChart::redraw);
    connect(m_selection, &MapSelection::changed, this, [this] {
        updateGroups();
        redraw();
    });
}

MapChart::~MapChart() {
    m_drawing->canvas.disconnect(this); // a canvas that has the focus still tells when it loses it
}

void MapChart::connectHand() {
    const MapCanvas* canvas = &m_drawing->canvas;
    connect(canvas, &PlotCanvas::resized, this, [this](const QRectF& bounds) {
        m_drawing->plot.layOut(bounds, PlotFrame::Room::AxisTitles);
        redraw();
    });
    connect(canvas, &PlotCanvas::pointed, this, &MapChart::point);
    connect(canvas, &MapCanvas::clicked, this, [this](const QPointF& place) {
        if (m_tool == Tool::Lasso)
            return;
        point(place);
        pickMarked();
    });
    connect(canvas, &MapCanvas::doubleClicked, this, [this](const QPointF& place) {
        point(place);
        if (!m_drawing->marked)
            m_drawing->view->reset();
        else if (m_tool == Tool::Explore)
            openMarked();
    });
    connect(m_drawing->lasso, &MapLasso::drawn, this, &MapChart::encircle);
}

void MapChart::connectKeys() {
    const MapCanvas* canvas = &m_drawing->canvas;
    connect(canvas, &PlotCanvas::stepped, this, [this] { walk({}); });
    connect(canvas, &MapCanvas::walked, this, &MapChart::walk);
    connect(canvas, &MapCanvas::moved, this, [this](const QPointF& direction) {
        m_drawing->gestures->move(moveShare * direction.x(), moveShare * direction.y());
    });
    connect(canvas, &MapCanvas::opened, this, [this] {
        const auto& marked = m_drawing->marked;
        if (marked && !marked->item && m_drawing->picked == marked->place)
            openMarked();
        else
            pickMarked();
    });
    connect(canvas, &MapCanvas::marked, this, [this] {
        if (const auto& marked = m_drawing->marked; marked && !marked->item)
            m_selection->toggle(marked->place);
    });
    connect(canvas, &MapCanvas::everythingChosen, this, [this] {
        m_selection->choose(m_drawing->users.inside(m_drawing->plot.inSight()),
                            MapSelection::Choice::Replace);
    });
    connect(canvas, &MapCanvas::cleared, this, &MapChart::leave);
}

void MapChart::setData(const MapData& shown) {
    const bool other = shown.map != m_drawing->data.map;
    m_drawing->setData(shown, other);
    if (other)
        m_selection->restart(shown.userCount());
    updateGroups();
    redraw();
    describe();
    if (other)
        emit pickedChanged(); // nobody is
}

void MapChart::pick(std::optional<std::uint32_t> place) {
    if (m_drawing->picked == place)
        return;
    m_drawing->picked = place;
    setNeighbours({});
    emit pickedChanged();
}

void MapChart::setNeighbours(std::vector<std::uint32_t> places) {
    m_drawing->neighbours = std::move(places);
    updateGroups();
    redraw();
}

std::optional<std::uint32_t> MapChart::picked() const {
    return m_drawing->picked;
}

void MapChart::setColour(MapColour colour, const UserFlags& clickers) {
    m_drawing->setColour(colour, clickers);
    updateGroups();
    redraw();
}

void MapChart::setItemsShown(bool shown) {
    m_drawing->itemsShown = shown;
    updateGroups();
    redraw();
}

void MapChart::setPerson(std::optional<std::uint32_t> place) {
    m_drawing->person = place;
    m_drawing->showMarks();
}

void MapChart::setTool(Tool tool) {
    m_tool = tool;
    m_drawing->gestures->setBoxes(tool == Tool::Explore);
    m_drawing->lasso->setActive(tool == Tool::Lasso);
    m_drawing->canvas.viewport()->setCursor(tool == Tool::Lasso ? Qt::CrossCursor : Qt::ArrowCursor);
}

void MapChart::updateGroups() {
    m_drawing->updateGroups(m_selection->flags(), m_selection->outlines());
}

void MapChart::redraw() {
    if (isVisible())
        m_drawing->draw();
}

const PointGroup& MapChart::users() const {
    return m_drawing->userGroup;
}

ScatterFigure MapChart::figure() const {
    ScatterFigure figure = m_drawing->figure;
    if (m_drawing->data.map)
        figure.columns = mapColumns(m_drawing->data);
    return figure;
}

QPointF MapChart::placeOf(const MapPoint& point) const {
    return m_drawing->plot.placeOf(m_drawing->positionOf(point));
}

std::optional<MapPoint> MapChart::marked() const {
    return m_drawing->marked;
}

QString MapChart::personInSight() const {
    const PointMark* mark = m_drawing->personMark;
    return mark->isVisible() ? mark->reading().heading : QString();
}

void MapChart::point(const std::optional<QPointF>& place) {
    MapDrawing& drawing = *m_drawing;
    const bool over = place && drawing.data.map && drawing.plot.frame().plotArea().contains(*place);
    const std::optional<MapPoint> found =
        over ? drawing.pointAt(*place, reach * drawing.plot.unitsPerPixel()) : std::nullopt;
    if (found == drawing.marked)
        return;
    drawing.marked = found;
    drawing.showMarks();
}

/// From the marked point to the next one in a direction; without one, to the one nearest to the middle.
void MapChart::walk(const QPointF& direction) {
    MapDrawing& drawing = *m_drawing;
    if (!drawing.data.map)
        return;
    const QPointF middle = drawing.plot.frame().plotArea().center();
    std::optional<MapPoint> next = drawing.marked && !direction.isNull()
                                       ? drawing.pointTowards(drawing.positionOf(*drawing.marked), direction)
                                       : drawing.pointAt(middle, std::numeric_limits<double>::max());
    if (!next)
        return;
    drawing.marked = next;
    drawing.gestures->bringIntoSight(drawing.positionOf(*next));
    drawing.showMarks();
    describe();
}

void MapChart::pickMarked() {
    const std::optional<MapPoint> marked = m_drawing->marked;
    if (marked && marked->item)
        emit itemChosen(marked->place);
    else
        pick(marked ? std::optional(marked->place) : std::nullopt);
}

void MapChart::openMarked() {
    if (m_drawing->marked && !m_drawing->marked->item)
        emit userChosen(m_drawing->marked->place);
}

/// One step back: from the picked user, or from those that are selected.
void MapChart::leave() {
    if (m_drawing->picked)
        pick(std::nullopt);
    else
        m_selection->clear();
}

void MapChart::encircle(const QPolygonF& line) {
    QPolygonF around;
    around.reserve(line.size());
    for (const QPointF& place : line)
        around << m_drawing->plot.pointAt(place);
    const Enclosure enclosure(around);
    std::vector<std::uint32_t> rows = m_drawing->users.inside(enclosure.bounds());
    std::erase_if(rows, [&](std::uint32_t row) { return !enclosure.contains(m_drawing->users.at(row)); });
    using Choice = MapSelection::Choice;
    pick(std::nullopt); // now the selection is told about
    m_selection->choose(rows, m_drawing->canvas.dragAdds() ? Choice::Add : Choice::Replace, around);
}

void MapChart::describe() {
    QString text = mapDescription(m_drawing->data);
    if (m_drawing->marked)
        text = readingOf(m_drawing->data, *m_drawing->marked).text() + QStringLiteral(". ") + text;
    m_drawing->canvas.setAccessibleDescription(text);
}

void MapChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        redraw();
    QWidget::changeEvent(event);
}

void MapChart::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    redraw();
}

} // namespace ui
