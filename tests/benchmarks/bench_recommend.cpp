// One user's best hundred, from the history to the sorted list: alone, and beside a training.
//   bench_recommend [shape]    default: ml-20m

#include <atomic>
#include <thread>

#include "model/numerics/parallel.h"
#include "model/numerics/random.h"
#include "model/ranking/recommender.h"
#include "model/training/training_step.h"
#include "tests/benchmarks/support/measure.h"
#include "tests/benchmarks/support/synthetic.h"

namespace {

using namespace model;

/// Milliseconds of so many look-ups of people at random.
std::vector<double> lookUps(const Recommender& recommender, const VaeModel& model, int count) {
    const auto& ids = recommender.dataset().test.ids;
    RandomStream random(7, 500);
    std::vector<double> milliseconds;
    for (int i = 0; i < count; ++i) {
        const std::string& id = ids[random.below(static_cast<std::uint32_t>(ids.size()))];
        const double start = bench::now();
        recommender.profile(model, id, 100);
        milliseconds.push_back(1e3 * (bench::now() - start));
    }
    return milliseconds;
}

void report(const std::string& what, const std::vector<double>& milliseconds, double bar) {
    bench::print({.what = what,
                  .unit = "ms, p99",
                  .value = bench::quantile(milliseconds, 0.99),
                  .limit = bar,
                  .details = {{"median_ms", bench::quantile(milliseconds, 0.5)},
                              {"longest_ms", bench::quantile(milliseconds, 1.0)}}});
}

} // namespace

int main(int count, char** words) {
    const auto arguments = bench::arguments(count, words);
    const bench::Shape shape = bench::shapeNamed(arguments.empty() ? "ml-20m" : arguments.front());
    useThreads(0);
    const auto dataset = bench::syntheticDataset(shape, 10'000);
    const Recommender recommender(dataset);
    const TrainingOptions options;
    const VaeModel model{
        initialParameters(NetworkLayout(networkShape(options.network, shape.items)), 1), options, 0, {}};

    useThreads(1); // as the window asks: a training keeps its cores
    lookUps(recommender, model, 20);
    report("a user's top 100, " + shape.name, lookUps(recommender, model, 500), 5);

    std::atomic<bool> stop = false;
    std::atomic<int> steps = 0;
    std::jthread training([&] {
        lowerPriority();
        useThreads(0);
        TrainingStep step(dataset->training.foldIn, options);
        std::vector<UserIndex> users;
        for (std::uint32_t user = 0; user < 500; ++user)
            users.push_back({user});
        while (!stop) {
            step.run(users, 1, 0.1);
            ++steps;
        }
    });
    while (steps < 3)
        std::this_thread::yield();
    report("a user's top 100 beside a training, " + shape.name, lookUps(recommender, model, 500), 20);
    stop = true;
}
