#pragma once

#include "ui/charts/figure.h"

namespace ui {

/// What has to be said of how a figure is drawn: logarithmic axes, and how many values those leave out.
/// Empty if there is nothing to say.
QString noteOn(const LineFigure& figure);

} // namespace ui
