#pragma once

#include <QImage>
#include <QWidget>

/// Whether a widget shows this colour, or nearly.
inline bool hasColour(QWidget& widget, const QColor& colour) {
    constexpr int near = 24; ///< of the three parts together
    const QImage image = widget.grab().toImage();
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green()) +
                    std::abs(pixel.blue() - colour.blue()) <
                near)
                return true;
        }
    return false;
}
