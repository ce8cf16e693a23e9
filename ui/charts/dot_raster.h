#pragma once

#include <vector>

#include <QImage>

#include "ui/charts/figure.h"

namespace ui {

/// Draws many small marks of one size into an image. Where they lie on each other they add up, so that one
/// sees how dense they are.
class DotRaster {
public:
    /// image: premultiplied ARGB, which must outlive this. radius: in its pixels. alpha: of one mark, 0 … 1.
    DotRaster(QImage& image, PointShape shape, double radius, double alpha);

    /// Around a place in pixels, which may lie outside; colour: opaque.
    void draw(float x, float y, QRgb colour);

private:
    static constexpr int phases = 4; ///< within a pixel and direction: a mark may stand at any quarter

    void buildMasks(PointShape shape, double radius, double alpha);

    uchar* m_bits;
    qsizetype m_stride;
    int m_width;
    int m_height;
    int m_reach;                       ///< pixels from the middle one of a mask to its edge
    std::vector<std::uint8_t> m_masks; ///< by phase of y, phase of x, row and column
};

} // namespace ui
