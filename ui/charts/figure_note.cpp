#include "ui/charts/figure_note.h"

#include <QCoreApplication>

#include <cmath>

#include "ui/style/format.h"

namespace ui {

namespace {

struct FigureNote {
    Q_DECLARE_TR_FUNCTIONS(ui::FigureNote)
};

QString axes(const LineFigure& figure) {
    if (figure.x.logarithmic && figure.y.logarithmic)
        return FigureNote::tr("log–log");
    if (figure.y.logarithmic)
        return FigureNote::tr("logarithmic");
    return figure.x.logarithmic ? FigureNote::tr("x logarithmic") : QString();
}

/// Of what was measured; a plan may well begin at 0.
std::size_t leftOut(const LineFigure& figure) {
    std::size_t count = 0;
    for (const Curve& curve : figure.curves)
        for (const QPointF& point : curve.points)
            if (!curve.planned && std::isfinite(point.y()) &&
                ((figure.y.logarithmic && point.y() <= 0) || (figure.x.logarithmic && point.x() <= 0)))
                ++count;
    return count;
}

} // namespace

QString noteOn(const LineFigure& figure) {
    if (!figure.x.logarithmic && !figure.y.logarithmic)
        return {};
    const std::size_t count = leftOut(figure);
    if (count == 0)
        return axes(figure);
    const QString words =
        counted(count, FigureNote::tr("1 value ≤ 0 not shown"), FigureNote::tr("%1 values ≤ 0 not shown"));
    return axes(figure) + QStringLiteral(" · ") + words;
}

} // namespace ui
