#include "ui/charts/line_painting.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

constexpr double densePoints = 2.0; ///< a unit of x, more than which a line is an area
constexpr qsizetype manyPoints = 64;
constexpr qsizetype pieceLength = 16;

} // namespace

bool isDense(const QPolygonF& line) {
    return line.size() > manyPoints &&
           static_cast<double>(line.size()) > densePoints * (line.last().x() - line.first().x());
}

void paintInPieces(QPainter& painter, const QPolygonF& line) {
    QPen pen = painter.pen();
    const bool dashed = pen.style() != Qt::SolidLine; // each piece would restart its dashes
    if (dashed || pen.widthF() <= 1 || line.size() < manyPoints) {
        painter.drawPolyline(line);
        return;
    }
    pen.setJoinStyle(Qt::BevelJoin); // between so short lines nobody sees a round one
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    for (qsizetype from = 0; from + 1 < line.size(); from += pieceLength - 2) // each laps over the last
        painter.drawPolyline(line.constData() + from,
                             static_cast<int>(std::min(pieceLength, line.size() - from)));
}

void paintColumns(QPainter& painter, const QPolygonF& line) {
    const QColor colour = painter.pen().color();
    const double width = std::max(1.0, painter.pen().widthF());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    double before = line.front().y(); // where the line comes from
    for (auto place = line.begin(); place != line.end();) {
        const double column = std::floor(place->x());
        double low = before;
        double high = before;
        for (; place != line.end() && place->x() < column + 1; ++place) {
            low = std::min(low, place->y());
            high = std::max(high, place->y());
            before = place->y();
        }
        painter.fillRect(QRectF(column, low - width / 2, width, high - low + width), colour);
    }
    painter.restore();
}

} // namespace ui
