#pragma once

#include <vector>

#include <QByteArray>

#include "ui/charts/figure.h"

namespace ui {

/// One column of a figure's data: numbers, NaN where there is none, or texts.
struct FigureColumn {
    QString title;
    std::vector<double> numbers;
    QStringList texts;

    std::size_t size() const {
        return numbers.empty() ? static_cast<std::size_t>(texts.size()) : numbers.size();
    }
};

/// The data of a figure, columns of one length. Of lines: x, each curve (one more for its errors) and each
/// reference line, a row for each x of any curve; NaN where a curve has no point. Of bars: label or key,
/// value, whisker. Of a heat strip: where a column ends, and each row of it.
std::vector<FigureColumn> figureColumns(const Figure& figure);

/// The same as CSV (RFC 4180, UTF-8, numbers in the C locale with all their digits); NaN is empty.
QByteArray figureTable(const Figure& figure);

} // namespace ui
