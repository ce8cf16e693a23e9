#include "ui/charts/chart_export.h"

#include <QBuffer>
#include <QGraphicsScene>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

#include "ui/charts/bar_plot.h"
#include "ui/charts/figure_name.h"
#include "ui/charts/figure_table.h"
#include "ui/charts/heat_plot.h"
#include "ui/charts/line_plot.h"
#include "ui/charts/scatter_plot.h"

namespace ui {

namespace {

constexpr double millimetresPerInch = 25.4;
constexpr double unitsPerInch = 96; ///< a figure is laid out in the pixels of a common screen
constexpr int vectorColumns = 2000; ///< finer than a print shows
constexpr int pdfDotsPerInch = 1200;
constexpr double highestResolution = 4;      ///< of cells: pixels a unit
constexpr double highestPointResolution = 8; ///< of points, the same

QSizeF unitsOf(const ExportOptions& options) {
    return options.millimetres / millimetresPerInch * unitsPerInch;
}

void draw(QGraphicsScene& scene, const LineFigure& figure, const QRectF& bounds, const Colours& colours,
          int columns) {
    LinePlot plot(scene);
    plot.layOut(bounds, PlotFrame::Room::Full);
    plot.draw(figure, colours, columns);
}

void draw(QGraphicsScene& scene, const BarFigure& figure, const QRectF& bounds, const Colours& colours, int) {
    BarPlot plot(scene);
    plot.layOut(bounds, PlotFrame::Room::Full);
    plot.draw(figure, colours);
}

void draw(QGraphicsScene& scene, const HeatFigure& figure, const QRectF& bounds, const Colours& colours,
          int columns) {
    HeatPlot plot(scene);
    plot.layOut(bounds, PlotFrame::Room::Full);
    plot.draw(figure, colours, std::clamp(columns / bounds.width(), 1.0, highestResolution));
}

void draw(QGraphicsScene& scene, const ScatterFigure& figure, const QRectF& bounds, const Colours& colours,
          int columns) {
    ScatterPlot plot(scene);
    plot.layOut(bounds, PlotFrame::Room::Full);
    plot.draw(figure, colours, std::clamp(columns / bounds.width(), 1.0, highestPointResolution));
}

/// Fills the target of the painter, in whatever unit it has.
void paintFigure(QPainter& painter, const QRectF& target, const Figure& figure, const ExportOptions& options,
                 int columns) {
    const QRectF bounds(QPointF(), unitsOf(options));
    const Colours& colours = options.dark ? darkColours() : lightColours();
    QGraphicsScene scene(bounds);
    scene.setBackgroundBrush(colours.card);
    std::visit([&](const auto& drawn) { draw(scene, drawn, bounds, colours, columns); }, figure);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    scene.render(&painter, target, bounds, Qt::IgnoreAspectRatio);
}

QByteArray pngOf(const Figure& figure, const ExportOptions& options) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    figureImage(figure, options).save(&buffer, "PNG");
    return bytes;
}

QByteArray svgOf(const Figure& figure, const ExportOptions& options) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const QSizeF size = unitsOf(options);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(static_cast<int>(unitsPerInch));
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(), size));
    generator.setTitle(titleOf(figure));
    QPainter painter(&generator);
    paintFigure(painter, QRectF(QPointF(), size), figure, options, vectorColumns);
    painter.end();
    return bytes;
}

QByteArray pdfOf(const Figure& figure, const ExportOptions& options) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(titleOf(figure));
    writer.setCreator(QStringLiteral("Tastescope"));
    writer.setResolution(pdfDotsPerInch);
    writer.setPageSize(
        QPageSize(options.millimetres, QPageSize::Millimeter, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    paintFigure(painter, QRectF(0, 0, writer.width(), writer.height()), figure, options, vectorColumns);
    painter.end();
    return bytes;
}

} // namespace

QImage figureImage(const Figure& figure, const ExportOptions& options) {
    const QSize pixels = (options.millimetres / millimetresPerInch * options.dotsPerInch).toSize();
    QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
    const int dotsPerMetre = static_cast<int>(std::lround(options.dotsPerInch / millimetresPerInch * 1000));
    image.setDotsPerMeterX(dotsPerMetre);
    image.setDotsPerMeterY(dotsPerMetre);
    QPainter painter(&image);
    paintFigure(painter, QRectF(QPointF(), pixels), figure, options, pixels.width());
    return image;
}

QByteArray exportFigure(const Figure& figure, const ExportOptions& options) {
    switch (options.format) {
    case ExportFormat::Png:
        return pngOf(figure, options);
    case ExportFormat::Svg:
        return svgOf(figure, options);
    case ExportFormat::Pdf:
        return pdfOf(figure, options);
    case ExportFormat::Csv:
        return figureTable(figure);
    }
    return {};
}

} // namespace ui
