#pragma once

#include <vector>

#include <QByteArray>

#include "ui/charts/figure.h"

namespace ui {

/// The data of a figure, columns of one length. Of lines: x, each curve (one more for its errors) and each
/// reference line, a row for each x of any curve; NaN where a curve has no point. Of bars: label or key,
/// value, whisker. Of a heat strip: where a column ends, and each row of it. Of points: their own columns.
std::vector<FigureColumn> figureColumns(const Figure& figure);

/// The same as CSV (RFC 4180, UTF-8, numbers in the C locale with all their digits); NaN is empty.
QByteArray figureTable(const Figure& figure);

/// The same of any columns of one length; at least one.
QByteArray tableOf(const std::vector<FigureColumn>& columns);

} // namespace ui
