#include "ui/charts/scatter_image.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "ui/charts/dot_raster.h"

namespace ui {

namespace {

constexpr std::size_t shadeCount = 256;
constexpr double faintShare = 0.35;  ///< of the alpha of those that are faint
constexpr double dimmedShare = 0.25; ///< of the alpha of those that are not chosen: their colour stays
constexpr double smallestDot = 1.2;
constexpr double largestDot = 4.0;
constexpr double dotShare = 0.34; ///< of the way to the next point, were they spread evenly
constexpr double diamondScale = 0.85;
constexpr double smallestDiamond = 1.8;
constexpr double leastShare = 1.0 / 16; ///< of the plot, that points have even where they crowd
constexpr double rarityPower = 0.08;
constexpr double largestRarity = 1.6;
constexpr double largestDiamond = 4.5;

/// A visible point, in pixels of the image.
struct Spot {
    float x = 0;
    float y = 0;
    std::uint32_t point = 0;
};

struct Size {
    double radius = 1; ///< in units of the scene
    double alpha = 1;
};

/// Of the points of a group of which so many are visible. Where they lie on each other anyhow, each is
/// clearer to see through. Where but some of them are of one kind, these are larger and less so, or they
/// would drown.
Size sizeOf(PointShape shape, std::size_t spots, std::size_t ofKind, double area) {
    const double many = static_cast<double>(std::max<std::size_t>(1, spots));
    const double fit = dotShare * std::sqrt(area / many);
    const double rarity =
        std::clamp(std::pow(many / static_cast<double>(std::max<std::size_t>(1, ofKind)), rarityPower), 1.0,
                   largestRarity);
    const double radius = std::clamp(fit, smallestDot, largestDot);
    const double crowded = std::sqrt(std::clamp(fit / smallestDot, 0.2, 1.0));
    const double alpha = std::clamp(0.14 + 0.2 * radius, 0.3, 0.85) * crowded + 0.8 * (rarity - 1);
    if (shape == PointShape::Dot)
        return {radius * rarity, std::min(alpha, 0.9)};
    return {std::clamp(diamondScale * radius, smallestDiamond, largestDiamond),
            std::clamp(0.75 * alpha, 0.25, 0.85)};
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

/// How far the middle half of the points reaches in one direction, in pixels of the image. There must be a
/// point.
double middleHalf(const std::vector<Spot>& spots, float Spot::*direction) {
    std::vector<float> places;
    places.reserve(spots.size());
    for (const Spot& spot : spots)
        places.push_back(spot.*direction);
    const auto quarter = static_cast<std::ptrdiff_t>(places.size() / 4);
    const auto lower = places.begin() + quarter;
    const auto upper = places.end() - 1 - quarter;
    std::nth_element(places.begin(), lower, places.end());
    const float quartile = *lower; // the next call may move it
    std::nth_element(lower, upper, places.end());
    return static_cast<double>(*upper - quartile);
}

/// Of a plot, what the points share: twice as wide and high as their middle half, but never so little that a
/// few of them would fade.
double sharedArea(const std::vector<Spot>& spots, double plot) {
    if (spots.empty())
        return plot;
    const double area = 4 * middleHalf(spots, &Spot::x) * middleHalf(spots, &Spot::y);
    return std::clamp(area, plot * leastShare, plot);
}

/// Draws the visible points of a group.
class GroupPainter {
public:
    GroupPainter(QImage& image, const PointGroup& group, const PlotFrame& frame, const Colours& colours,
                 double resolution)
        : m_image(image), m_group(group), m_resolution(resolution),
          m_spots(spotsOf(group, frame, image.size(), resolution)),
          m_area(areaFor(group.shape, frame.plotArea())), m_colours(coloursOf(group, colours)) {}

    void paint() {
        if (m_group.chosen)
            paintKinds(false);
        paintKinds(true);
    }

private:
    /// Dots have the whole plot. Diamonds lie on top of them and often together, and would hide them.
    double areaFor(PointShape shape, const QRectF& plot) const {
        const double pixels = plot.width() * plot.height() * m_resolution * m_resolution;
        const double area = shape == PointShape::Dot ? pixels : sharedArea(m_spots, pixels);
        return area / (m_resolution * m_resolution);
    }

    std::uint8_t shadeOf(const Spot& spot) const {
        return m_group.shades ? (*m_group.shades)[spot.point] : 0;
    }

    bool isFaint(std::optional<std::uint8_t> kind) const { return kind && m_group.kinds[*kind].faint; }

    bool isChosen(const Spot& spot) const { return !m_group.chosen || (*m_group.chosen)[spot.point] != 0; }

    void paintKinds(bool chosen) {
        if (m_group.ramp || !m_group.shades) {
            paintKind(std::nullopt, chosen);
            return;
        }
        for (std::size_t kind = 0; kind < m_group.kinds.size(); ++kind)
            paintKind(static_cast<std::uint8_t>(kind), chosen);
    }

    /// The points of a kind, or of all, that are chosen or are not.
    void paintKind(std::optional<std::uint8_t> kind, bool chosen) {
        const auto fits = [&](const Spot& spot) { return !kind || shadeOf(spot) == *kind; };
        const auto ofKind = static_cast<std::size_t>(std::count_if(m_spots.begin(), m_spots.end(), fits));
        const Size size = sizeOf(m_group.shape, m_spots.size(), ofKind, m_area);
        DotRaster raster(m_image, m_group.shape, size.radius * m_resolution,
                         size.alpha * (isFaint(kind) ? faintShare : 1) * (chosen ? 1 : dimmedShare));
        for (const Spot& spot : m_spots)
            if (fits(spot) && isChosen(spot) == chosen)
                raster.draw(spot.x, spot.y, m_colours[shadeOf(spot)]);
    }

    QImage& m_image;
    const PointGroup& m_group;
    double m_resolution;
    std::vector<Spot> m_spots;
    double m_area;               ///< that the points share, in units of the scene
    std::vector<QRgb> m_colours; ///< by shade
};

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
        GroupPainter(image, group, frame, colours, resolution).paint();
    return image;
}

} // namespace ui
