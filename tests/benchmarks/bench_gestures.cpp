// How fast charts and lists follow the mouse and the keys: what they take, in the time that Qt takes to paint
// twenty curves of a thousand short lines.
//   bench_gestures    needs a display, or QT_QPA_PLATFORM=offscreen

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>

#include "tests/benchmarks/support/measure.h"
#include "tests/ui/support/example_map.h"
#include "tests/ui/support/example_runs.h"
#include "ui/charts/curve_view.h"
#include "ui/charts/heat_strip.h"
#include "ui/charts/line_chart.h"
#include "ui/components/shared_actions.h"
#include "ui/fields/item_matches.h"
#include "ui/map/map_canvas.h"
#include "ui/map/map_chart.h"
#include "ui/runs/runs_page.h"
#include "ui/users/people_model.h"

namespace {

constexpr int curveCount = 20;
constexpr int pointCount = 50'000;
constexpr int runs = 9;

/// The least that a picture of twenty curves takes.
double yardstick() {
    QImage image(1000, 500, QImage::Format_ARGB32_Premultiplied);
    return bench::medianSeconds(runs, [&] {
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Qt::darkBlue, 2));
        for (int curve = 0; curve < curveCount; ++curve)
            for (int x = 0; x < 1000; ++x)
                painter.drawLine(QPointF(x, 20 * curve + 9 * std::sin(0.1 * x)),
                                 QPointF(x + 1, 20 * curve + 9 * std::sin(0.1 * x + 0.1)));
    });
}

/// Before and after the work, so that a slow minute of the machine hits both.
void report(const std::string& what, double bar, const std::function<void()>& work) {
    const double before = yardstick();
    const double seconds = bench::medianSeconds(runs, work);
    const double painting = (before + yardstick()) / 2;
    bench::print({.what = what,
                  .unit = "of painting",
                  .value = seconds / painting,
                  .limit = bar,
                  .details = {{"ms", 1e3 * seconds}, {"ms_of_painting", 1e3 * painting}}});
}

/// Twenty runs of 50 000 updates each: noise around curves that flatten.
ui::LineFigure manyRuns(bool smooth) {
    ui::LineFigure figure;
    figure.x = {.title = QStringLiteral("step"), .minimum = 0.0, .maximum = double{pointCount}};
    for (int run = 0; run < curveCount; ++run) {
        ui::Curve curve{.name = QStringLiteral("run"), .hue = static_cast<ui::Hue>(run % 6), .points = {}};
        for (int step = 1; step <= pointCount; ++step) {
            const double trend = -600 - 10 * run - 300 * std::exp(-step / 5000.0);
            const double noise = smooth ? 0 : 20 * std::sin(step * 12.9898 + run) * std::cos(step * 78.233);
            curve.points.emplace_back(step, trend + noise);
        }
        figure.curves.push_back(std::move(curve));
    }
    return figure;
}

void show(QWidget& widget, const QSize& size) {
    widget.resize(size);
    widget.show();
    QCoreApplication::processEvents();
}

void measureCurves(const char* kind, bool smooth) {
    ui::CurveView view;
    ui::LineChart chart;
    chart.setView(&view);
    chart.setFigure(manyRuns(smooth));
    show(chart, {1000, 500});
    int move = 0;
    report(std::string("panning 20 curves of 50 000 points, ") + kind, 2.5, [&] {
        ++move;
        view.zoomTo({.x = {50.0 * move + 1, pointCount - 1000.0 + 30.0 * move}}, ui::CurveView::Gesture::Pan);
        chart.grab();
    });
    report(std::string("the crosshair over them, ") + kind, 0.25, [&] {
        chart.setCrosshair(100.0 + 400 * ++move);
        chart.grab();
    });
}

void measureHeat() {
    ui::HeatFigure figure;
    for (int row = 0; row < 200; ++row)
        figure.rows << QString::number(row + 1);
    for (int epoch = 1; epoch <= 5000; ++epoch) {
        figure.ends.push_back(epoch);
        for (int row = 0; row < 200; ++row)
            figure.values.push_back(static_cast<float>(row % 7));
    }
    figure.x.maximum = 5000;
    ui::HeatStrip strip;
    show(strip, {500, 200});
    report("KL of 200 dimensions over 5 000 epochs", 2.5, [&] {
        strip.setFigure(figure);
        strip.grab();
    });
}

void measureMap() {
    const ExampleMap example = exampleMap(140'000, 20'000);
    ui::MapChart chart;
    chart.setItemsShown(true);
    show(chart, {1240, 860});
    chart.setData({example.users, example.items, example.itemClicks, example.map});
    QWidget* ground = chart.findChild<ui::MapCanvas*>()->viewport();
    int frame = 0;
    report("zooming 160 000 points", 4, [&] {
        QWheelEvent event({500, 400}, ground->mapToGlobal(QPointF(500, 400)), {},
                          {0, ++frame % 2 == 0 ? 120 : -120}, Qt::NoButton, {}, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(ground, &event);
        chart.grab();
    });
    report("the pointer over them", 0.05, [&] {
        const QPointF place(300 + ++frame, 300);
        QMouseEvent event(QEvent::MouseMove, place, ground->mapToGlobal(place), Qt::NoButton, {}, {});
        QCoreApplication::sendEvent(ground, &event);
    });
}

void measureLists() {
    auto items = std::make_shared<std::vector<model::ItemRow>>();
    std::vector<model::UserEntry> users;
    for (std::uint32_t i = 0; i < 500'000; ++i) {
        items->push_back({std::to_string(i), "A film with some name, part " + std::to_string(i), {i}});
        users.push_back({.id = std::to_string(i * 7919ULL % 500'009), .clicks = i % 997});
    }
    ui::ItemMatches matches;
    matches.setItems(items);
    int key = 0;
    report("a key among 500 000 items", 2, [&] {
        matches.setText(++key % 2 == 0 ? QStringLiteral("part 49") : QStringLiteral("part 499999"));
    });
    ui::PeopleModel people;
    people.setDirectory(std::make_shared<const std::vector<model::UserEntry>>(std::move(users)));
    report("a key among 500 000 people", 2,
           [&] { people.setFilter({.text = ++key % 2 == 0 ? "47" : "4711", .role = {}}); });
}

void measureRuns() {
    const ui::SharedActions actions;
    ui::RunsPage page(actions);
    show(page, {1132, 744});
    const auto thousand = exampleRuns(1000);
    report("a thousand runs", 3, [&] {
        page.setRuns({});
        page.setRuns(thousand);
        page.grab();
    });
}

} // namespace

int main(int count, char** words) {
    const QApplication application(count, words);
    measureCurves("noise", false);
    measureCurves("smooth", true);
    measureHeat();
    measureMap();
    measureLists();
    measureRuns();
}
