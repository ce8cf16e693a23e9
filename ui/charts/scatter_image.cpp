#include "ui/charts/scatter_image.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "ui/charts/dot_raster.h"

namespace ui {

namespace {

constexpr std::size_t shadeCount = 256;
constexpr double dimmedShare = 0.3; ///< of the alpha of those that are not chosen
constexpr double smallestDot = 1.2;
constexpr double largestDot = 4.0;
constexpr double dotShare = 0.34;     ///< of the way to the next point, were they spread evenly
constexpr double diamondScale = 1.35; ///< a diamond has less area than a dot as wide
constexpr double largestDiamond = 4.5;

/// A point in sight, in pixels of the image.
struct Spot {
    float x = 0;
    float y = 0;
    std::uint32_t point = 0;
};

struct Size {
    double radius = 1; ///< in units of the scene
    double alpha = 1;
};

Size sizeOf(const PointGroup& group, std::size_t spots, double area) {
    const double apart = std::sqrt(area / static_cast<double>(std::max<std::size_t>(1, spots)));
    const double radius = std::clamp(dotShare * apart, smallestDot, largestDot);
    const double alpha = std::clamp(0.14 + 0.2 * radius, 0.3, 0.85);
    if (group.shape == PointShape::Dot)
        return {radius, alpha};
    return {std::clamp(diamondScale * radius, 2.2, largestDiamond), std::max(alpha, 0.6)};
}

std::vector<Spot> spotsOf(const PointGroup& group, const PlotFrame& frame, const QSize& size,
                          double resolution) {
    const QRectF area = frame.plotArea();
    const QPointF zero = (frame.place(0, 0) - area.topLeft()) * resolution;
    const QPointF one = (frame.place(1, 1) - area.topLeft()) * resolution;
    const auto scaleX = static_cast<float>(one.x() - zero.x());
    const auto scaleY = static_cast<float>(one.y() - zero.y());
    const auto zeroX = static_cast<float>(zero.x());
    const auto zeroY = static_cast<float>(zero.y());
    const auto reach = static_cast<float>(largestDiamond * resolution);
    const auto right = static_cast<float>(size.width()) + reach;
    const auto bottom = static_cast<float>(size.height()) + reach;
    std::vector<Spot> spots;
    spots.reserve(group.size());
    for (std::size_t i = 0; i < group.size(); ++i) {
        const float x = zeroX + scaleX * (*group.x)[i];
        const float y = zeroY + scaleY * (*group.y)[i];
        if (x > -reach && x < right && y > -reach && y < bottom) // false for what is not finite
            spots.push_back({x, y, static_cast<std::uint32_t>(i)});
    }
    return spots;
}

/// One pass over the points for each kind, so that later kinds lie over earlier ones.
void drawSpots(DotRaster& raster, const std::vector<Spot>& spots, const PointGroup& group,
               const std::vector<QRgb>& colours, const std::function<bool(std::uint32_t)>& fits) {
    const bool shaded = group.shades != nullptr;
    const std::size_t passes = group.ramp || !shaded ? 1 : group.kinds.size();
    for (std::size_t pass = 0; pass < passes; ++pass)
        for (const Spot& spot : spots) {
            const std::size_t shade = shaded ? (*group.shades)[spot.point] : 0;
            if ((passes == 1 || shade == pass) && (!fits || fits(spot.point)))
                raster.draw(spot.x, spot.y, colours[shade]);
        }
}

void drawGroup(QImage& image, const PointGroup& group, const PlotFrame& frame, const Colours& colours,
               double resolution) {
    const std::vector<Spot> spots = spotsOf(group, frame, image.size(), resolution);
    const QSizeF area = frame.plotArea().size();
    const Size size = sizeOf(group, spots.size(), area.width() * area.height());
    const std::vector<QRgb> shades = coloursOf(group, colours);
    const double radius = size.radius * resolution;
    if (!group.chosen) {
        DotRaster raster(image, group.shape, radius, size.alpha);
        drawSpots(raster, spots, group, shades, {});
        return;
    }
    const std::vector<std::uint8_t>& chosen = *group.chosen;
    DotRaster dimmed(image, group.shape, radius, dimmedShare * size.alpha);
    const std::vector<QRgb> grey(shadeCount, colours.of(Hue::Neutral).rgb());
    drawSpots(dimmed, spots, group, grey, [&chosen](std::uint32_t point) { return chosen[point] == 0; });
    DotRaster clear(image, group.shape, radius, size.alpha);
    drawSpots(clear, spots, group, shades, [&chosen](std::uint32_t point) { return chosen[point] != 0; });
}

} // namespace

std::vector<QRgb> coloursOf(const PointGroup& group, const Colours& colours) {
    std::vector<QRgb> shades(shadeCount, colours.of(Hue::Neutral).rgb());
    for (std::size_t shade = 0; shade < shadeCount; ++shade)
        if (group.ramp)
            shades[shade] =
                colours.ofAmount(static_cast<double>(shade) / (shadeCount - 1), *group.ramp).rgb();
        else if (shade < group.kinds.size())
            shades[shade] = colours.of(group.kinds[shade].hue).rgb();
    return shades;
}

QImage scatterImage(const ScatterFigure& figure, const PlotFrame& frame, const Colours& colours,
                    double resolution) {
    QImage image((frame.plotArea().size() * resolution).toSize(), QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return image;
    image.fill(Qt::transparent);
    for (const PointGroup& group : figure.groups)
        drawGroup(image, group, frame, colours, resolution);
    return image;
}

} // namespace ui
