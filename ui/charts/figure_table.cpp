#include "ui/charts/figure_table.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <limits>

#include "ui/style/csv.h"

namespace ui {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

QByteArray number(double value) {
    return std::isfinite(value) ? QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest).toLatin1()
                                : QByteArray();
}

std::vector<double> everyX(const LineFigure& figure) {
    std::vector<double> xs;
    for (const Curve& curve : figure.curves)
        for (const QPointF& point : curve.points)
            xs.push_back(point.x());
    std::sort(xs.begin(), xs.end());
    xs.erase(std::unique(xs.begin(), xs.end()), xs.end());
    return xs;
}

/// What the curve has at each x, which all of its points are among.
std::vector<double> valuesAt(const std::vector<double>& xs, const std::vector<QPointF>& points) {
    std::vector<double> values;
    values.reserve(xs.size());
    auto next = points.begin();
    for (const double x : xs) {
        const bool here = next != points.end() && next->x() == x;
        values.push_back(here ? next->y() : none);
        while (next != points.end() && next->x() == x)
            ++next;
    }
    return values;
}

/// Half lengths of the error bars, where the points are.
std::vector<QPointF> errorsOf(const Curve& curve) {
    std::vector<QPointF> errors;
    for (std::size_t i = 0; i < std::min(curve.errors.size(), curve.points.size()); ++i)
        errors.emplace_back(curve.points[i].x(), curve.errors[i]);
    return errors;
}

std::vector<FigureColumn> columnsOf(const LineFigure& figure) {
    std::vector<FigureColumn> columns{{figure.x.title, everyX(figure), {}}};
    const std::vector<double> xs = columns.front().numbers;
    for (const Curve& curve : figure.curves) {
        columns.push_back({curve.name, valuesAt(xs, curve.points), {}});
        if (!curve.errors.empty())
            columns.push_back({QStringLiteral("± ") + curve.name, valuesAt(xs, errorsOf(curve)), {}});
    }
    for (const ReferenceLine& line : figure.references)
        columns.push_back({line.name, std::vector<double>(xs.size(), line.y), {}});
    return columns;
}

std::vector<FigureColumn> columnsOf(const BarFigure& figure) {
    QStringList names = figure.keys.isEmpty() ? figure.labels : figure.keys;
    names.resize(static_cast<qsizetype>(figure.values.size()));
    std::vector<FigureColumn> columns{{figure.x.title, {}, names}, {figure.valueName, figure.values, {}}};
    if (!figure.whiskers.empty())
        columns.push_back({figure.whiskerName, figure.whiskers, {}});
    if (!figure.others.empty())
        columns.push_back({figure.otherName, figure.others, {}});
    return columns;
}

std::vector<FigureColumn> columnsOf(const HeatFigure& figure) {
    std::vector<FigureColumn> columns{{figure.x.title, figure.ends, {}}};
    const auto rows = static_cast<std::size_t>(figure.rows.size());
    for (std::size_t row = 0; row < rows; ++row) {
        FigureColumn& column = columns.emplace_back();
        column.title = figure.rowTitle + QLatin1Char(' ') + figure.rows[static_cast<qsizetype>(row)];
        for (std::size_t i = 0; i < figure.ends.size(); ++i)
            column.numbers.push_back(static_cast<double>(figure.values[i * rows + row]));
    }
    return columns;
}

std::vector<FigureColumn> columnsOf(const ScatterFigure& figure) {
    return figure.columns.empty() ? std::vector<FigureColumn>{{figure.x.title, {}, {}}} : figure.columns;
}

} // namespace

std::vector<FigureColumn> figureColumns(const Figure& figure) {
    return std::visit([](const auto& drawn) { return columnsOf(drawn); }, figure);
}

QByteArray figureTable(const Figure& figure) {
    return tableOf(figureColumns(figure));
}

QByteArray tableOf(const std::vector<FigureColumn>& columns) {
    QByteArray table;
    const auto addRow = [&](auto cell) {
        for (std::size_t column = 0; column < columns.size(); ++column)
            table += (column > 0 ? "," : "") + cell(columns[column]);
        table += "\r\n";
    };
    addRow([](const FigureColumn& column) { return csvCell(column.title).toUtf8(); });
    for (std::size_t row = 0; row < columns.front().size(); ++row)
        addRow([row](const FigureColumn& column) {
            return column.numbers.empty() ? csvCell(column.texts[static_cast<qsizetype>(row)]).toUtf8()
                                          : number(column.numbers[row]);
        });
    return table;
}

} // namespace ui
