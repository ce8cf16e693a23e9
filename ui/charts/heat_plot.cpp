#include "ui/charts/heat_plot.h"

#include <QGraphicsScene>

#include <algorithm>
#include <cmath>

#include "ui/charts/heat_layer.h"

namespace ui {

namespace {

constexpr double barRoom = 40; ///< at the right, for the bar and its labels

/// Which of the columns or rows a pixel covers: one at least, more where they are narrower than it.
struct Covered {
    std::size_t first = 0;
    std::size_t last = 0; ///< exclusive; = first: none
};

/// Of the columns between two values of x.
Covered columnsBetween(const HeatFigure& figure, double from, double to) {
    const auto& ends = figure.ends;
    if (ends.empty() || to <= figure.x.minimum.value_or(0.0) || from >= ends.back())
        return {};
    const auto first = std::upper_bound(ends.begin(), ends.end(), from) - ends.begin();
    const auto last = std::lower_bound(ends.begin(), ends.end(), to) - ends.begin() + 1;
    return {static_cast<std::size_t>(first),
            std::min(ends.size(), static_cast<std::size_t>(std::max(first + 1, last)))};
}

Covered rowsOf(int pixel, int pixels, std::size_t rows) {
    const auto first = rows * static_cast<std::size_t>(pixel) / static_cast<std::size_t>(pixels);
    const auto last = rows * static_cast<std::size_t>(pixel + 1) / static_cast<std::size_t>(pixels);
    return {first, std::max(first + 1, last)};
}

/// The mean of what is known; NaN if nothing is.
double meanOf(const HeatFigure& figure, const Covered& columns, const Covered& rows) {
    const auto height = static_cast<std::size_t>(figure.rows.size());
    double sum = 0;
    int known = 0;
    for (std::size_t column = columns.first; column < columns.last; ++column)
        for (std::size_t row = rows.first; row < rows.last; ++row)
            if (const float value = figure.values[column * height + row]; std::isfinite(value)) {
                sum += static_cast<double>(value);
                ++known;
            }
    return known > 0 ? sum / known : std::nan("");
}

} // namespace

HeatPlot::HeatPlot(QGraphicsScene& scene) : Plot(scene), m_layer(new HeatLayer(nullptr)) {
    scene.addItem(m_layer);
}

void HeatPlot::layOut(const QRectF& bounds, PlotFrame::Room room) {
    m_bounds = bounds;
    Plot::layOut(bounds.adjusted(0, 0, -barRoom + 10, 0), room);
}

void HeatPlot::draw(const HeatFigure& figure, const Colours& colours, double resolution, const Sight& sight) {
    double highest = 0;
    for (const float value : figure.values)
        if (std::isfinite(value))
            highest = std::max(highest, static_cast<double>(value));
    const AxisScale amounts =
        scaleFor({.title = {}, .minimum = 0.0, .maximum = {}}, 0, highest > 0 ? highest : 1, 5);
    m_most = amounts.maximum;

    PlotFrame::Contents contents;
    contents.wholeX = scaleFor(figure.x, figure.x.minimum.value_or(0.0),
                               figure.ends.empty() ? 1.0 : figure.ends.back(), maximumTicksX());
    contents.x =
        sight.x ? scaleWithin(figure.x, *sight.x, contents.wholeX, maximumTicksX()) : contents.wholeX;
    contents.y = scaleOfRows(figure);
    contents.colours = colours;
    contents.title = figure.title;
    contents.phrase = figure.phrase;
    contents.xAxis = figure.x;
    contents.yAxis.title = figure.rowTitle;
    contents.legend = {{figure.valueName, {}, LegendMark::Bar, Ramp::Heat}};
    setContents(std::move(contents));
    m_layer->set({.cellArea = frame().plotArea(),
                  .bounds = m_bounds,
                  .cells = imageOf(figure, colours, resolution),
                  .colours = colours,
                  .most = amounts.labels.isEmpty() ? QString() : amounts.labels.back()});
}

/// The first row at the top; a label at 1 and at round numbers.
AxisScale HeatPlot::scaleOfRows(const HeatFigure& figure) const {
    const auto rows = static_cast<double>(std::max<qsizetype>(1, figure.rows.size()));
    AxisScale scale =
        scaleFor({.title = {}, .minimum = 1.0, .maximum = rows, .whole = true}, 1, rows, maximumTicksY());
    while (!scale.ticks.empty() && scale.ticks.back() > static_cast<double>(figure.rows.size())) {
        scale.ticks.pop_back();
        scale.labels.removeLast();
    }
    if (!figure.rows.isEmpty() && (scale.ticks.empty() || scale.ticks.front() > 1 + scale.step / 2)) {
        scale.ticks.insert(scale.ticks.begin(), 1.0);
        scale.labels.prepend(QStringLiteral("1"));
    }
    scale.minimum = rows + 0.5;
    scale.maximum = 0.5;
    return scale;
}

QImage HeatPlot::imageOf(const HeatFigure& figure, const Colours& colours, double resolution) const {
    const QRectF area = frame().plotArea();
    const QSize size = (area.size() * resolution).toSize();
    const auto rows = static_cast<std::size_t>(figure.rows.size());
    if (size.isEmpty() || rows == 0 || figure.ends.empty())
        return {};
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    for (int x = 0; x < size.width(); ++x) {
        const Range values =
            frame().xBetween(area.left() + x / resolution, area.left() + (x + 1) / resolution);
        const Covered columns = columnsBetween(figure, values.low, values.high);
        for (int y = 0; y < size.height() && columns.first < columns.last; ++y)
            if (const double mean = meanOf(figure, columns, rowsOf(y, size.height(), rows));
                std::isfinite(mean))
                image.setPixel(x, y, colours.ofAmount(mean / m_most).rgb());
    }
    return image;
}

} // namespace ui
