// Whether the window stays fluid while both cores train, how long it takes to change its colours, and what it
// costs the training to be watched.
//   bench_window [seconds a phase]    default: 6; needs a display, or QT_QPA_PLATFORM=offscreen

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <ctime>

#include "tests/benchmarks/support/benched_window.h"
#include "tests/benchmarks/support/measure.h"
#include "ui/style/theme.h"
#include "ui/training/training_page.h"

namespace {

constexpr int pointsACurve = 100'000;

/// What the calling thread has computed so far, in seconds.
double computed() {
    timespec time = {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

/// How late a timer of 4 ms comes, for so many seconds: the time that anything a person does has to wait.
std::vector<double> delays(double seconds) {
    constexpr int interval = 4;
    std::vector<double> milliseconds;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QElapsedTimer sinceLast;
    QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
        milliseconds.push_back(std::max(0.0, static_cast<double>(sinceLast.nsecsElapsed()) / 1e6 - interval));
        sinceLast.restart();
    });
    sinceLast.start();
    timer.start(interval);
    bench::waitUntil(seconds, [] { return false; });
    return milliseconds;
}

/// Curves as long as a long run makes them, before the first point of this one.
void fillCurves(ui::TrainingPage& page) {
    std::vector<model::BatchReport> batches(pointsACurve);
    for (int i = 0; i < pointsACurve; ++i)
        batches[static_cast<std::size_t>(i)] = {.step = static_cast<std::uint64_t>(i),
                                                .epoch = 1e-9 * i,
                                                .beta = 0,
                                                .logLikelihood = -600.0 - i % 97,
                                                .kl = 40.0 + i % 31,
                                                .seconds = 0};
    page.addBatches(batches);
}

/// From light to dark and back on every page, until the page is painted: what the window's thread computes.
void changeColours(bench::BenchedWindow& benched) {
    constexpr int pages = 5;
    std::vector<std::pair<std::string, double>> slowest; // by page
    for (int page = 1; page <= pages; ++page) {
        std::vector<double> milliseconds;
        benched.turnTo(page);
        bench::waitUntil(1, [] { return false; });
        for (const ui::Colours* colours : {&ui::darkColours(), &ui::lightColours()}) {
            const double before = computed();
            QApplication::setPalette(ui::paletteOf(*colours)); // as the desktop does
            QCoreApplication::sendPostedEvents();
            benched.window().repaint();
            milliseconds.push_back(1e3 * (computed() - before));
        }
        slowest.emplace_back("page_" + std::to_string(page) + "_ms", bench::quantile(milliseconds, 1.0));
    }
    bench::print({.what = "from light to dark, the slowest page",
                  .unit = "ms",
                  .value = std::ranges::max(slowest, {}, &std::pair<std::string, double>::second).second,
                  .limit = 150,
                  .details = slowest});
}

} // namespace

int main(int count, char** words) {
    const auto arguments = bench::arguments(count, words);
    const double phase = arguments.empty() ? 6 : std::stod(arguments.front());
    const double started = bench::now();
    bench::BenchedWindow benched(count, words);
    ui::MainWindow& window = benched.window();
    bench::print({.what = "starting Qt, building and showing the window",
                  .unit = "ms",
                  .value = 1e3 * (bench::now() - started)});

    std::uint64_t steps = 0;
    QObject::connect(&benched.backend().training, &app::TrainingSession::batchesDone, &window,
                     [&](const auto& batches) { steps = batches.back().step; });
    if (!benched.open(bench::shapeNamed("ml-20m")))
        return 1;
    model::TrainingOptions training;
    training.epochs = 1000;
    benched.backend().training.start(training);
    if (!bench::waitUntil(120, [&] { return steps > 3; }))
        return 1;
    QMetaObject::invokeMethod(&window, [&] { fillCurves(window.trainingPage()); });
    changeColours(benched);

    // Watched and not, in turn; a step a second tells what the watching costs.
    std::vector<double> late, costs, drawing;
    for (int round = 0; round < 9; ++round) {
        double speed[2] = {};
        for (const bool watched : {true, false}) {
            window.setVisible(watched);
            QTimer::singleShot(0, &window, [&benched] { benched.turnTo(2); }); // the training page
            bench::waitUntil(1, [] { return false; });
            const double computedBefore = computed();
            const std::uint64_t before = steps;
            const double start = bench::now();
            const std::vector<double> found = delays(phase);
            speed[watched ? 1 : 0] = static_cast<double>(steps - before) / (bench::now() - start);
            if (watched) {
                late.insert(late.end(), found.begin(), found.end());
                drawing.push_back(100 * (computed() - computedBefore) / phase);
            }
        }
        costs.push_back(100 * (1 - speed[1] / speed[0]));
    }
    bench::print({.what = "event-loop delay while training, p99",
                  .unit = "ms",
                  .value = bench::quantile(late, 0.99),
                  .limit = 16,
                  .details = {{"median_ms", bench::quantile(late, 0.5)}}});
    bench::print({.what = "event-loop delay while training, longest",
                  .unit = "ms",
                  .value = bench::quantile(late, 1.0),
                  .limit = 50});
    bench::print({.what = "training slowed by being watched",
                  .unit = "%",
                  .value = bench::quantile(costs, 0.5),
                  .limit = 5,
                  .details = {{"window_percent_of_a_core", bench::quantile(drawing, 0.5)}}});
    benched.backend().training.stop();
    return 0;
}
