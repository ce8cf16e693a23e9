#include "ui/charts/heat_strip.h"

#include <algorithm>
#include <cmath>

#include "ui/charts/crosshair.h"
#include "ui/charts/heat_plot.h"
#include "ui/charts/plot.h"
#include "ui/charts/plot_canvas.h"
#include "ui/style/format.h"

namespace ui {

class HeatStrip::Drawing {
public:
    Drawing(QGraphicsScene& scene, Crosshair& shown) : plot(scene), crosshair(shown) {}

    /// The column that x lies in; the nearest one outside. There must be a column.
    std::size_t columnAt(double at) const {
        const auto found = std::lower_bound(figure.ends.begin(), figure.ends.end(), at) - figure.ends.begin();
        return std::min(static_cast<std::size_t>(found), figure.ends.size() - 1);
    }

    std::vector<double> columnValues(std::size_t column) const {
        const auto rows = static_cast<std::size_t>(figure.rows.size());
        std::vector<double> known;
        for (std::size_t i = 0; i < rows; ++i)
            if (const float value = figure.values[column * rows + i]; std::isfinite(value))
                known.push_back(static_cast<double>(value));
        return known;
    }

    void showCrosshair(std::optional<double> x) {
        const PlotFrame& frame = plot.frame();
        if (!x || figure.ends.empty() || figure.rows.isEmpty()) {
            crosshair.hide();
            return;
        }
        const std::size_t column = columnAt(*x);
        const double place = onAxis(figure.x, figure.ends[column]);
        if (!frame.contents().x.covers(place, place)) {
            crosshair.hide();
            return;
        }
        const double line = frame.place(place, 0).x();
        crosshair.set(frame.plotArea(), line,
                      figure.x.title + QLatin1Char(' ') + readOut(figure.x, frame.contents().x, place),
                      row ? cellReading(column, line) : columnReadings(column, line), currentColours());
    }

    std::vector<Crosshair::Reading> cellReading(std::size_t column, double line) const {
        const auto rows = static_cast<std::size_t>(figure.rows.size());
        const auto value = static_cast<double>(figure.values[column * rows + *row]);
        const QString name = figure.rowTitle + QLatin1Char(' ') + figure.rows[static_cast<qsizetype>(*row)];
        return {{name,
                 significant(value),
                 currentColours().ofAmount(value / plot.most()),
                 {line, plot.frame().place(0, static_cast<double>(*row) + 1).y()}}};
    }

    std::vector<Crosshair::Reading> columnReadings(std::size_t column, double line) const {
        std::vector<double> values = columnValues(column);
        if (values.empty())
            return {};
        std::sort(values.begin(), values.end());
        const auto reading = [&](const QString& name, double value) {
            return Crosshair::Reading{name, significant(value),
                                      currentColours().ofAmount(value / plot.most()),
                                      QPointF(line, -1)}; // of no cell
        };
        return {reading(tr("max"), values.back()), reading(tr("median"), values[values.size() / 2])};
    }

    HeatPlot plot;
    Crosshair& crosshair;
    HeatFigure figure;
    std::optional<std::size_t> row; ///< that the pointer stands in
};

HeatStrip::HeatStrip(QWidget* parent)
    : LinkedChart(parent), m_drawing(std::make_unique<Drawing>(*canvas().scene(), crosshair())) {
    addGestures(m_drawing->plot, false);
}

HeatStrip::~HeatStrip() = default;

void HeatStrip::layOut(const QRectF& bounds) {
    m_drawing->plot.layOut(bounds, PlotFrame::Room::Card);
}

void HeatStrip::draw() {
    const HeatFigure& figure = m_drawing->figure;
    m_drawing->plot.draw(figure, currentColours(), canvas().devicePixelRatioF(), sight());
    showCrosshair();
    canvas().setAccessibleName(figure.title);
    canvas().setAccessibleDescription(figure.phrase);
}

void HeatStrip::showCrosshair() {
    m_drawing->showCrosshair(x());
}

const HeatFigure& HeatStrip::figure() const {
    return m_drawing->figure;
}

void HeatStrip::setFigure(HeatFigure figure) {
    m_drawing->figure = std::move(figure);
    m_drawing->row.reset();
    redraw();
}

void HeatStrip::setCrosshair(std::optional<double> x) {
    m_drawing->row.reset();
    LinkedChart::setCrosshair(x);
}

void HeatStrip::point(std::optional<QPointF> place) {
    const HeatFigure& figure = m_drawing->figure;
    const PlotFrame& frame = m_drawing->plot.frame();
    if (!place || !frame.plotArea().contains(*place) || figure.ends.empty()) {
        moveCrosshair(std::nullopt);
        return;
    }
    moveCrosshair(figure.ends[m_drawing->columnAt(fromAxis(figure.x, frame.xAt(place->x())))]);
    const double share = (place->y() - frame.plotArea().top()) / frame.plotArea().height();
    const auto rows = static_cast<std::size_t>(figure.rows.size());
    m_drawing->row = std::min(rows - 1, static_cast<std::size_t>(share * static_cast<double>(rows)));
    showCrosshair();
}

void HeatStrip::step(int by) {
    const std::vector<double>& ends = m_drawing->figure.ends;
    if (ends.empty())
        return;
    auto place = std::ssize(ends) - 1;
    if (x())
        place =
            std::clamp(static_cast<std::ptrdiff_t>(m_drawing->columnAt(*x())) + by, std::ptrdiff_t{0}, place);
    setCrosshair(x()); // of the whole column, no longer of a cell
    moveCrosshair(ends[static_cast<std::size_t>(place)]);
}

} // namespace ui
