#pragma once

#include <QByteArray>
#include <QImage>
#include <QSizeF>

#include "ui/charts/figure.h"

namespace ui {

enum class ExportFormat { Png, Svg, Pdf, Csv };

struct ExportOptions {
    ExportFormat format = ExportFormat::Png;
    QSizeF millimetres = {160, 100}; ///< of the whole figure
    int dotsPerInch = 300;           ///< PNG only, 72 … 1200
    bool dark = false;               ///< on the dark ground instead of white
};

/// The full figure with title, axis titles, tick labels and legend, as the bytes of a file. CSV holds the
/// data (figureTable). Needs no screen and no shown widget.
QByteArray exportFigure(const Figure& figure, const ExportOptions& options);

/// The same as a picture, for the clipboard.
QImage figureImage(const Figure& figure, const ExportOptions& options);

} // namespace ui
