// How long it takes from an edit of a history until the new list is drawn in the window.
//   bench_edit [shape]    default: ml-20m; needs a display, or QT_QPA_PLATFORM=offscreen

#include <QAbstractItemView>

#include "app/exploration/person_session.h"
#include "tests/benchmarks/support/benched_window.h"
#include "tests/benchmarks/support/measure.h"
#include "ui/users/history_card.h"
#include "ui/users/users_page.h"

namespace {

constexpr int edits = 60;

/// Sees when a widget has been drawn, and everything else in the window with it.
class Painting : public QObject {
public:
    explicit Painting(QWidget* widget) : QObject(widget) { widget->installEventFilter(this); }
    std::function<void()> done; ///< called after the next painting, once

    bool eventFilter(QObject* /*watched*/, QEvent* event) override {
        if (event->type() == QEvent::Paint && done)
            QMetaObject::invokeMethod(this, std::exchange(done, {}), Qt::QueuedConnection);
        return false;
    }
};

using Profile = std::shared_ptr<const model::UserProfile>;

/// Chooses the user with so many items in the history, or a few more.
bool chooseSomebodyWith(std::size_t clicks, bench::BenchedWindow& benched, const Profile& shown) {
    const auto recommender = benched.backend().person.recommender();
    const auto isRight = [&](const model::UserEntry& user) {
        const std::size_t size = recommender->person(user.id).history.size();
        return size >= clicks && size < clicks + clicks / 10;
    };
    const auto directory = recommender->dataset().directory();
    const auto user = std::ranges::find_if(directory, isRight);
    if (user == directory.end())
        return false;
    emit benched.window().usersPage().userRequested(QString::fromStdString(user->id));
    return bench::waitUntil(10, [&] { return shown && shown->id == user->id; });
}

/// Milliseconds from each of the edits, a click less and again a click more, until its answer was drawn.
std::vector<double> timeEdits(bench::BenchedWindow& benched, const Profile& shown) {
    ui::UsersPage& page = benched.window().usersPage();
    Painting painting(page.findChild<QAbstractItemView*>(QStringLiteral("recommended"))->viewport());
    bool drawn = false;
    std::size_t expected = 0;
    QObject::connect(&benched.backend().person, &app::PersonSession::profileReady, &painting,
                     [&](const Profile& profile) {
                         if (profile->history.size() == expected)
                             painting.done = [&] { drawn = true; };
                     });
    std::vector<double> milliseconds;
    const model::ItemIndex item = shown->history.front().index;
    const std::size_t whole = shown->history.size();
    for (int edit = 0; edit < edits; ++edit) {
        const bool removes = edit % 2 == 0;
        expected = removes ? whole - 1 : whole;
        drawn = false;
        const double start = bench::now();
        if (removes)
            emit page.history().itemRemoved(item);
        else
            emit page.history().itemAdded(item);
        if (!bench::waitUntil(10, [&] { return drawn; }))
            return {};
        milliseconds.push_back(1e3 * (bench::now() - start));
    }
    return milliseconds;
}

void report(const std::string& what, const std::vector<double>& milliseconds) {
    bench::print({.what = what,
                  .unit = "ms",
                  .value = bench::quantile(milliseconds, 0.99),
                  .limit = 50,
                  .details = {{"median_ms", bench::quantile(milliseconds, 0.5)}}});
}

} // namespace

int main(int count, char** words) {
    const auto arguments = bench::arguments(count, words);
    const bench::Shape shape = bench::shapeNamed(arguments.empty() ? "ml-20m" : arguments.front());
    bench::BenchedWindow benched(count, words);
    if (!benched.open(shape))
        return 1;
    model::TrainingOptions training;
    training.epochs = 1000;
    std::uint64_t steps = 0;
    bool ended = false;
    QObject::connect(&benched.backend().training, &app::TrainingSession::batchesDone,
                     [&](const auto& batches) { steps = batches.back().step; });
    QObject::connect(&benched.backend().training, &app::TrainingSession::runEnded, [&] { ended = true; });
    benched.backend().training.start(training);
    if (!bench::waitUntil(120, [&] { return steps > 3; }))
        return 1;

    Profile shown;
    QObject::connect(&benched.backend().person, &app::PersonSession::profileReady,
                     [&](const Profile& profile) { shown = profile; });
    benched.turnTo(3);
    if (!chooseSomebodyWith(100, benched, shown))
        return 1;
    report("from an edit to the new list while training, p99, " + shape.name, timeEdits(benched, shown));
    benched.backend().training.stop();
    if (!bench::waitUntil(30, [&] { return ended; }))
        return 1;
    report("from an edit to the new list, p99, " + shape.name, timeEdits(benched, shown));
    return 0;
}
