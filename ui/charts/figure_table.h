#pragma once

#include <QByteArray>

#include "ui/charts/figure.h"

namespace ui {

/// The data of a figure as CSV (RFC 4180, UTF-8, numbers in the C locale with all their digits). Of lines: a
/// column for x, one for each curve and each reference line, a row for each x of any curve; what a curve does
/// not have at an x is empty. Of bars: label or key, value, whisker.
QByteArray figureTable(const Figure& figure);

} // namespace ui
