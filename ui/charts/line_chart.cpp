#include "ui/charts/line_chart.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

#include "ui/charts/crosshair.h"
#include "ui/charts/line_plot.h"
#include "ui/charts/plot_canvas.h"

namespace ui {

namespace {

/// The place of the point nearest to x; there must be one.
std::size_t nearest(const std::vector<QPointF>& points, double x) {
    auto found = std::lower_bound(points.begin(), points.end(), x,
                                  [](const QPointF& p, double sought) { return p.x() < sought; });
    if (found == points.end() || (found != points.begin() && x - std::prev(found)->x() < found->x() - x))
        --found;
    return static_cast<std::size_t>(found - points.begin());
}

/// The curves that are read: the faint ones only as long as no other has been measured.
std::vector<const Curve*> readCurves(const LineFigure& figure) {
    const auto measured = [](const Curve& curve) {
        return !curve.faint && !curve.planned && !curve.points.empty();
    };
    const bool solid = std::any_of(figure.curves.begin(), figure.curves.end(), measured);
    std::vector<const Curve*> curves;
    for (const Curve& curve : figure.curves)
        if (!curve.points.empty() && (solid ? !curve.faint : true))
            curves.push_back(&curve);
    return curves;
}

/// The curve whose points the crosshair jumps to: the first measured one.
const Curve* leadingCurve(const LineFigure& figure) {
    const auto curves = readCurves(figure);
    const auto found =
        std::find_if(curves.begin(), curves.end(), [](const Curve* curve) { return !curve->planned; });
    return found != curves.end() ? *found : curves.empty() ? nullptr : curves.front();
}

/// A planned line is drawn through few points: what it says lies between them.
double valueAt(const Curve& curve, double x) {
    if (!curve.planned || curve.points.size() < 2)
        return curve.points[nearest(curve.points, x)].y();
    auto right = std::lower_bound(curve.points.begin() + 1, curve.points.end() - 1, x,
                                  [](const QPointF& p, double sought) { return p.x() < sought; });
    const QPointF& from = *std::prev(right);
    const double share =
        right->x() > from.x() ? std::clamp((x - from.x()) / (right->x() - from.x()), 0.0, 1.0) : 1.0;
    return from.y() + share * (right->y() - from.y());
}

} // namespace

class LineChart::Drawing {
public:
    explicit Drawing(PlotCanvas& view) : canvas(view), plot(*view.scene()), crosshair(new Crosshair) {
        view.scene()->addItem(crosshair);
    }

    void draw() {
        plot.draw(figure, currentColours(), std::max(1, static_cast<int>(plot.frame().plotArea().width())));
        changed = false;
        showCrosshair();
    }

    void showCrosshair() {
        if (!x || readCurves(figure).empty()) {
            crosshair->hide();
            return;
        }
        const PlotFrame& frame = plot.frame();
        const std::vector<QPointF>& points = leadingCurve(figure)->points;
        const double place = points[nearest(points, *x)].x();
        const double onScale = onAxis(figure.x, place);
        const QString heading =
            figure.x.title + QLatin1Char(' ') + readOut(figure.x, frame.contents().x, onScale);
        crosshair->set(frame.plotArea(), frame.place(onScale, 0).x(), heading, readingsAt(place),
                       currentColours());
    }

    std::vector<Crosshair::Reading> readingsAt(double place) const {
        const PlotFrame& frame = plot.frame();
        std::vector<Crosshair::Reading> readings;
        for (const Curve* curve : readCurves(figure)) {
            const double y = onAxis(figure.y, valueAt(*curve, place));
            const double at =
                onAxis(figure.x, curve->planned ? place : curve->points[nearest(curve->points, place)].x());
            readings.push_back({curve->name, readOut(figure.y, frame.contents().y, y),
                                currentColours().of(curve->hue), frame.place(at, y)});
        }
        std::sort(readings.begin(), readings.end(),
                  [](const auto& a, const auto& b) { return a.place.y() < b.place.y(); });
        return readings;
    }

    /// The latest values in words, for a screen reader.
    QString description() const {
        QStringList values;
        for (const Curve* curve : readCurves(figure))
            if (!curve->planned)
                values << curve->name + QLatin1Char(' ') +
                              readOut(figure.y, plot.frame().contents().y,
                                      onAxis(figure.y, curve->points.back().y()));
        return values.join(QStringLiteral(", "));
    }

    PlotCanvas& canvas;
    LinePlot plot;
    Crosshair* crosshair; ///< the scene owns it
    LineFigure figure;
    std::optional<double> x; ///< of the crosshair, as the pointer has it
    bool changed = true;
};

LineChart::LineChart(QWidget* parent) : QWidget(parent) {
    auto* canvas = new PlotCanvas(this);
    m_drawing = std::make_unique<Drawing>(*canvas);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(canvas);
    setFocusProxy(canvas);
    connect(canvas, &PlotCanvas::resized, this, [this](const QRectF& bounds) {
        m_drawing->plot.layOut(bounds, false);
        m_drawing->draw();
    });
    connect(canvas, &PlotCanvas::pointed, this, &LineChart::point);
    connect(canvas, &PlotCanvas::stepped, this, &LineChart::step);
}

LineChart::~LineChart() = default;

const LineFigure& LineChart::figure() const {
    return m_drawing->figure;
}

void LineChart::setFigure(LineFigure figure) {
    m_drawing->figure = std::move(figure);
    m_drawing->x.reset();
    m_drawing->plot.restart();
    m_drawing->changed = true;
    refresh();
}

void LineChart::append(std::size_t curve, const std::vector<QPointF>& points) {
    std::vector<QPointF>& all = m_drawing->figure.curves.at(curve).points;
    all.insert(all.end(), points.begin(), points.end());
    m_drawing->changed = m_drawing->changed || !points.empty();
}

void LineChart::setReferences(std::vector<ReferenceLine> references) {
    m_drawing->figure.references = std::move(references);
    m_drawing->changed = true;
}

void LineChart::refresh() {
    if (!m_drawing->changed || !isVisible())
        return;
    m_drawing->draw();
    m_drawing->canvas.setAccessibleName(m_drawing->figure.title);
    m_drawing->canvas.setAccessibleDescription(m_drawing->description());
}

void LineChart::setCrosshair(std::optional<double> x) {
    m_drawing->x = x;
    m_drawing->showCrosshair();
}

void LineChart::point(std::optional<QPointF> place) {
    const PlotFrame& frame = m_drawing->plot.frame();
    const Curve* curve = leadingCurve(m_drawing->figure);
    std::optional<double> x;
    if (place && curve && frame.plotArea().adjusted(-4, -8, 4, 24).contains(*place)) {
        const double onScale = frame.xAt(place->x());
        x = curve
                ->points[nearest(curve->points,
                                 m_drawing->figure.x.logarithmic ? std::pow(10.0, onScale) : onScale)]
                .x();
    }
    announce(x);
}

void LineChart::step(int by) {
    const Curve* curve = leadingCurve(m_drawing->figure);
    if (!curve)
        return;
    const std::vector<QPointF>& points = curve->points;
    auto place = std::ssize(points) - 1;
    if (m_drawing->x)
        place = std::clamp(static_cast<std::ptrdiff_t>(nearest(points, *m_drawing->x)) + by,
                           std::ptrdiff_t{0}, place);
    announce(points[static_cast<std::size_t>(place)].x());
}

void LineChart::announce(std::optional<double> x) {
    if (x == m_drawing->x)
        return;
    setCrosshair(x);
    emit hovered(x);
}

void LineChart::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_drawing->changed = true;
        refresh();
    }
    QWidget::changeEvent(event);
}

void LineChart::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

} // namespace ui
