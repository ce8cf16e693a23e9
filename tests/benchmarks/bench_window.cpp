// Whether the window stays fluid while both cores train, and what it costs the training to be watched.
//   bench_window [seconds a phase]    default: 6; needs a display, or QT_QPA_PLATFORM=offscreen

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <charconv>
#include <ctime>
#include <fstream>

#include "app/flow.h"
#include "app/lab.h"
#include "app/session.h"
#include "tests/benchmarks/support/measure.h"
#include "tests/benchmarks/support/synthetic.h"
#include "ui/main_window.h"
#include "ui/training/training_page.h"

namespace {

constexpr int pointsACurve = 100'000;

/// Clicks of the shape as a table of users and items.
void writeClicks(const std::string& path, const bench::Shape& shape) {
    const model::Interactions clicks = bench::syntheticClicks(shape, 1);
    std::ofstream file(path, std::ios::binary);
    std::string text = "user,item\n";
    const auto number = [&text](std::uint32_t value) {
        char digits[12];
        text.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    };
    for (std::uint32_t user = 0; user < clicks.userCount(); ++user) {
        for (const model::ItemIndex item : clicks.items({user})) {
            number(user);
            text += ',';
            number(item.value);
            text += '\n';
        }
        file << text;
        text.clear();
    }
}

/// Runs the event loop until the condition holds, for at most so many seconds.
template <typename Condition>
bool waitUntil(double seconds, Condition condition) {
    const double end = bench::now() + seconds;
    QTimer look; // with a limit of time, processEvents() would spin instead of waiting
    look.start(50);
    while (!condition() && bench::now() < end)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return condition();
}

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
    waitUntil(seconds, [] { return false; });
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

} // namespace

int main(int count, char** words) {
    const auto arguments = bench::arguments(count, words);
    const double phase = arguments.empty() ? 6 : std::stod(arguments.front());
    QTemporaryDir folder;
    const std::string data = folder.filePath(QStringLiteral("clicks.csv")).toStdString();
    writeClicks(data, bench::shapeNamed("ml-20m"));

    QApplication application(count, words);
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("tastescope"));
    QCoreApplication::setApplicationName(QStringLiteral("tastescope-bench"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    const double started = bench::now();
    app::Session session;
    ui::MainWindow window;
    app::Lab lab(session);
    app::connectFlow(window, session, lab);
    window.resize(1280, 800);
    window.show();
    QCoreApplication::processEvents();
    bench::print(
        {.what = "building and showing the window", .unit = "ms", .value = 1e3 * (bench::now() - started)});

    bool ready = false;
    std::uint64_t steps = 0;
    QObject::connect(&session, &app::Session::datasetReady, &window, [&] { ready = true; });
    QObject::connect(&session, &app::Session::batchesDone, &window,
                     [&](const auto& batches) { steps = batches.back().step; });
    model::ImportOptions options;
    options.data = data;
    window.requestData(options);
    if (!waitUntil(120, [&] { return ready; }))
        return 1;
    model::TrainingOptions training;
    training.epochs = 1000;
    session.start(training);
    if (!waitUntil(120, [&] { return steps > 3; }))
        return 1;
    QMetaObject::invokeMethod(&window, [&] { fillCurves(window.trainingPage()); });

    // Watched and not, in turn; a step a second tells what the watching costs.
    std::vector<double> late, costs, drawing;
    for (int round = 0; round < 9; ++round) {
        double speed[2] = {};
        for (const bool watched : {true, false}) {
            window.setVisible(watched);
            QTimer::singleShot(0, &window, [&window] { // the training page
                for (QAction* action : window.findChildren<QAction*>())
                    if (action->shortcut() == QKeySequence(Qt::CTRL | Qt::Key_2))
                        action->trigger();
            });
            waitUntil(1, [] { return false; });
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
    session.stop();
    return 0;
}
