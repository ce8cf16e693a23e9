#include "ui/charts/dot_raster.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace ui {

namespace {

constexpr std::uint32_t evenBytes = 0x00FF00FF;
constexpr std::uint32_t oddBytes = 0xFF00FF00;

/// Two channels at a time; weight: 0 … 255.
QRgb mixed(QRgb below, QRgb above, std::uint32_t weight) {
    const std::uint32_t share = weight + (weight >> 7U); // 0 … 256
    const std::uint32_t rest = 256 - share;
    const std::uint32_t even = (((below & evenBytes) * rest + (above & evenBytes) * share) >> 8U) & evenBytes;
    const std::uint32_t odd =
        (((below >> 8U) & evenBytes) * rest + ((above >> 8U) & evenBytes) * share) & oddBytes;
    return even | odd;
}

/// How far a place lies outside the edge of a mark around the origin.
double outside(PointShape shape, double x, double y, double radius) {
    if (shape == PointShape::Dot)
        return std::hypot(x, y) - radius;
    return (std::abs(x) + std::abs(y) - radius) / std::numbers::sqrt2;
}

} // namespace

DotRaster::DotRaster(QImage& image, PointShape shape, double radius, double alpha)
    : m_bits(image.bits()), m_stride(image.bytesPerLine()), m_width(image.width()), m_height(image.height()),
      m_reach(static_cast<int>(std::ceil(radius + 0.5))) {
    buildMasks(shape, radius, alpha);
}

void DotRaster::buildMasks(PointShape shape, double radius, double alpha) {
    const int side = 2 * m_reach + 1;
    const auto cells = static_cast<std::size_t>(side);
    m_masks.reserve(std::size_t{phases} * phases * cells * cells);
    const auto middle = [](int phase) { return (phase + 0.5) / phases - 0.5; }; // from that of the pixel
    for (int phaseY = 0; phaseY < phases; ++phaseY)
        for (int phaseX = 0; phaseX < phases; ++phaseX)
            for (int row = -m_reach; row <= m_reach; ++row)
                for (int column = -m_reach; column <= m_reach; ++column) {
                    const double away = outside(shape, column - middle(phaseX), row - middle(phaseY), radius);
                    const double covered = std::clamp(0.5 - away, 0.0, 1.0);
                    m_masks.push_back(static_cast<std::uint8_t>(std::lround(255 * alpha * covered)));
                }
}

void DotRaster::draw(float x, float y, QRgb colour) {
    const int quarterX = static_cast<int>(std::floor(x * phases));
    const int quarterY = static_cast<int>(std::floor(y * phases));
    const int left = (quarterX >> 2) - m_reach;
    const int top = (quarterY >> 2) - m_reach;
    const int side = 2 * m_reach + 1;
    const int firstColumn = std::max(0, -left);
    const int lastColumn = std::min(side, m_width - left);
    const int lastRow = std::min(side, m_height - top);
    const int phase = (quarterY & 3) * phases + (quarterX & 3);
    const std::uint8_t* mask = m_masks.data() + static_cast<std::ptrdiff_t>(phase) * side * side;
    for (int row = std::max(0, -top); row < lastRow; ++row) {
        auto* line = reinterpret_cast<QRgb*>(m_bits + (top + row) * m_stride) + left; // NOLINT(*reinterpret*)
        for (int column = firstColumn; column < lastColumn; ++column)
            if (const std::uint8_t weight = mask[row * side + column]; weight > 0)
                line[column] = mixed(line[column], colour, weight);
    }
}

} // namespace ui
