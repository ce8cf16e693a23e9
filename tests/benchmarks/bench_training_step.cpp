// How near a training step comes to what the machine can do.
//   bench_training_step [ml-1m] [ml-20m] [wide] [lines] [epoch]    default: all of them

#include <algorithm>
#include <cmath>
#include <deque>
#include <iostream>
#include <numeric>

#include "model/numerics/parallel.h"
#include "model/numerics/random.h"
#include "model/training/trainer.h"
#include "model/training/training_step.h"
#include "tests/benchmarks/support/allocations.h"
#include "tests/benchmarks/support/measure.h"
#include "tests/benchmarks/support/synthetic.h"
#include "tests/benchmarks/support/yardsticks.h"

namespace {

using namespace model;

constexpr int batch = 500;
constexpr double hidden = 600;

/// Steps on one batch of users after the other, as training takes them.
class Stepper {
public:
    explicit Stepper(const Interactions& clicks) : m_clicks(clicks), m_training(clicks, TrainingOptions{}) {
        for (std::uint32_t user = 0; user < clicks.userCount(); ++user)
            m_order.push_back({user});
        RandomStream random(1, purpose::shuffle);
        shuffle(m_order, random);
    }

    double seconds() {
        if (m_next + batch > m_order.size())
            m_next = 0;
        const double start = bench::now();
        m_training.run(std::span(m_order).subspan(m_next, batch), 1, 0.1);
        m_next += batch;
        return bench::now() - start;
    }

    double median(int steps) {
        std::vector<double> all;
        for (int step = 0; step < steps; ++step)
            all.push_back(seconds());
        return bench::quantile(all, 0.5);
    }

    double parameters() const {
        return static_cast<double>(m_training.parameters().layout().parameterCount());
    }

private:
    const Interactions& m_clicks;
    TrainingStep m_training;
    std::vector<UserIndex> m_order;
    std::size_t m_next = 0;
};

/// The three products that are I wide, by the library alone.
double productsSeconds(std::uint32_t items) {
    return bench::productSeconds(batch, items, static_cast<std::ptrdiff_t>(hidden)) +
           bench::productSeconds(batch, static_cast<std::ptrdiff_t>(hidden), items) +
           bench::productSeconds(static_cast<std::ptrdiff_t>(items), static_cast<std::ptrdiff_t>(hidden),
                                 batch);
}

void measureStep(const std::string& name, double bar) {
    bench::Shape shape = bench::shapeNamed(name);
    shape.users = std::min(shape.users, 20'000U); // more users make an epoch longer, not a step
    const Interactions clicks = bench::syntheticClicks(shape, 1);
    bench::resetPeakMemory();
    const double before = bench::residentMemory();
    Stepper stepper(clicks);
    stepper.median(3);
    // Peak and step in turn, since the machine's clock is not its own.
    std::vector<double> shares, seconds;
    double peak = 0;
    for (int round = 0; round < 5; ++round) {
        peak = bench::fusedMultiplyAddPeak();
        seconds.push_back(stepper.median(name == "wide" ? 3 : 9));
        shares.push_back(6.0 * batch * hidden * shape.items / seconds.back() / peak);
    }
    const double step = bench::quantile(seconds, 0.5);
    const std::uint64_t allocations = bench::allocationCount();
    stepper.seconds();
    const auto allocated = static_cast<double>(bench::allocationCount() - allocations);
    const double memory = bench::peakResidentMemory() - before;
    bench::print({.what = "training step, " + name,
                  .unit = "of the peak",
                  .value = bench::quantile(shares, 0.5),
                  .limit = bar,
                  .atLeast = true,
                  .details = {{"ms", 1e3 * step},
                              {"users_per_second", batch / step},
                              {"peak_gflops", peak / 1e9},
                              {"products_alone_of_the_peak",
                               6.0 * batch * hidden * shape.items / productsSeconds(shape.items) / peak},
                              {"copy_gb_per_second", bench::copyBandwidth() / 1e9},
                              {"clicks_per_user", static_cast<double>(clicks.clickCount()) / shape.users}}});
    bench::print({.what = "the same in time, " + name, .unit = "ms", .value = 1e3 * step});
    bench::print({.what = "allocations in a step, " + name, .unit = "", .value = allocated, .limit = 0});
    const double allowed = 16 * stepper.parameters() + 4.0 * batch * shape.items + 200e6;
    bench::print({.what = "memory of the steps beyond the clicks, " + name,
                  .unit = "MB",
                  .value = memory / 1e6,
                  .limit = allowed / 1e6,
                  .details = {{"bytes_a_parameter", memory / stepper.parameters()}}});
}

/// The greatest relative distance of the values from the line through them (least squares of relative
/// errors).
double distanceFromLine(const std::vector<double>& x, const std::vector<double>& y) {
    double s0 = 0, s1 = 0, s2 = 0, r0 = 0, r1 = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double weight = 1 / (y[i] * y[i]);
        s0 += weight, s1 += weight * x[i], s2 += weight * x[i] * x[i];
        r0 += weight * y[i], r1 += weight * x[i] * y[i];
    }
    const double slope = (s0 * r1 - s1 * r0) / (s0 * s2 - s1 * s1);
    const double base = (r0 - slope * s1) / s0;
    double greatest = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        greatest = std::max(greatest, std::abs(base + slope * x[i] - y[i]) / y[i]);
    return greatest;
}

void measureLines() {
    std::vector<double> items, seconds;
    std::deque<Interactions> clicks;
    std::deque<Stepper> steppers;
    for (const std::uint32_t count : {5'000U, 20'000U, 50'000U, 100'000U, 200'000U}) {
        clicks.push_back(bench::syntheticClicks({"", 1'000, count, 75}, 1));
        steppers.emplace_back(clicks.back()).median(2);
        items.push_back(count);
    }
    // The sizes in turn, so that a slow minute of the machine hits them all.
    std::vector<std::vector<double>> rounds(steppers.size());
    for (int round = 0; round < 7; ++round)
        for (std::size_t size = 0; size < steppers.size(); ++size)
            rounds[size].push_back(steppers[size].median(3));
    for (const std::vector<double>& ofSize : rounds)
        seconds.push_back(bench::quantile(ofSize, 0.5));
    bench::print({.what = "step against I, 5 000 to 200 000",
                  .unit = "from a line",
                  .value = distanceFromLine(items, seconds),
                  .limit = 0.15,
                  .details = {{"ms_first", 1e3 * seconds.front()}, {"ms_last", 1e3 * seconds.back()}}});

    clicks.push_back(bench::syntheticClicks({"", 40'000, 5'000, 75}, 1));
    Stepper stepper(clicks.back());
    stepper.median(3);
    std::vector<double> users, epochs;
    for (const int count : {5'000, 10'000, 20'000, 40'000}) {
        const double start = bench::now();
        for (int step = 0; step < count / batch; ++step)
            stepper.seconds();
        users.push_back(count);
        epochs.push_back(bench::now() - start);
    }
    bench::print({.what = "epoch against U, 5 000 to 40 000",
                  .unit = "from a line",
                  .value = distanceFromLine(users, epochs),
                  .limit = 0.15,
                  .details = {{"s_last", epochs.back()}}});
}

class SilentSink : public TrainingSink {
    void runBegins(const RunPlan&, const RankingQuality&, std::shared_ptr<const VaeModel>) override {}
    void batchDone(const BatchReport&) override {}
    void epochDone(const EpochReport& report, std::shared_ptr<const VaeModel>) override {
        m_usersPerSecond = report.usersPerSecond;
    }

public:
    double m_usersPerSecond = 0;
};

/// A whole run of two epochs, snapshots and validation included.
void measureRun(const std::string& name) {
    const auto dataset = bench::syntheticDataset(bench::shapeNamed(name), 10'000);
    bench::resetPeakMemory();
    const double before = bench::residentMemory();
    TrainingOptions options;
    options.epochs = 2;
    RunControl control;
    SilentSink sink;
    const TrainingResult result = train(*dataset, options, control, sink);
    const auto parameters = static_cast<double>(result.best->parameters.layout().parameterCount());
    const auto clicks = static_cast<double>(dataset->training.foldIn.clickCount());
    const double allowed =
        16 * parameters + 4.0 * batch * dataset->training.foldIn.itemCount() + 8 * clicks + 200e6;
    const double used = bench::peakResidentMemory() - before + 4 * clicks;
    bench::print({.what = "memory of a run with its clicks, " + name,
                  .unit = "MB",
                  .value = used / 1e6,
                  .limit = allowed / 1e6,
                  .details = {{"users_per_second", sink.m_usersPerSecond},
                              {"clicks", clicks},
                              {"bytes_a_parameter", (used - 4 * clicks) / parameters}}});
}

} // namespace

int main(int count, char** words) {
    std::vector<std::string> chosen = bench::arguments(count, words);
    if (chosen.empty())
        chosen = {"ml-1m", "ml-20m", "wide", "lines", "epoch"};
    useThreads(0);
    const auto wants = [&](const char* name) { return std::ranges::find(chosen, name) != chosen.end(); };
    if (wants("ml-1m"))
        measureStep("ml-1m", 0.55);
    if (wants("ml-20m"))
        measureStep("ml-20m", 0.72);
    if (wants("wide"))
        measureStep("wide", 0.65);
    if (wants("lines"))
        measureLines();
    if (wants("epoch"))
        measureRun("ml-20m");
}
