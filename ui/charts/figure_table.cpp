#include "ui/charts/figure_table.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

QString number(double value) {
    return std::isfinite(value) ? QLocale::c().toString(value, 'g', QLocale::FloatingPointShortest)
                                : QString();
}

QString quoted(QString field) {
    if (!field.contains(QLatin1Char(',')) && !field.contains(QLatin1Char('"')) &&
        !field.contains(QLatin1Char('\n')) && !field.contains(QLatin1Char('\r')))
        return field;
    return QLatin1Char('"') + field.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
}

void addRow(QByteArray& table, const QStringList& fields) {
    QStringList written;
    for (const QString& field : fields)
        written << quoted(field);
    table += written.join(QLatin1Char(',')).toUtf8() + "\r\n";
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

QByteArray tableOf(const LineFigure& figure) {
    QByteArray table;
    QStringList header{figure.x.title};
    for (const Curve& curve : figure.curves)
        header << curve.name;
    for (const ReferenceLine& line : figure.references)
        header << line.name;
    addRow(table, header);
    std::vector<std::size_t> next(figure.curves.size(), 0);
    for (const double x : everyX(figure)) {
        QStringList row{number(x)};
        for (std::size_t i = 0; i < next.size(); ++i) {
            const std::vector<QPointF>& points = figure.curves[i].points;
            const bool here = next[i] < points.size() && points[next[i]].x() == x;
            row << (here ? number(points[next[i]].y()) : QString());
            next[i] += here ? 1 : 0;
        }
        for (const ReferenceLine& line : figure.references)
            row << number(line.y);
        addRow(table, row);
    }
    return table;
}

QByteArray tableOf(const BarFigure& figure) {
    QByteArray table;
    const bool whiskers = !figure.whiskers.empty();
    addRow(table, whiskers ? QStringList{figure.x.title, figure.valueName, figure.whiskerName}
                           : QStringList{figure.x.title, figure.valueName});
    const QStringList& names = figure.keys.isEmpty() ? figure.labels : figure.keys;
    for (std::size_t i = 0; i < figure.values.size(); ++i) {
        QStringList row{names.value(static_cast<qsizetype>(i)), number(figure.values[i])};
        if (whiskers)
            row << number(figure.whiskers[i]);
        addRow(table, row);
    }
    return table;
}

} // namespace

QByteArray figureTable(const Figure& figure) {
    return std::visit([](const auto& drawn) { return tableOf(drawn); }, figure);
}

} // namespace ui
