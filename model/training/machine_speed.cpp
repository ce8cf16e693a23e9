#include "model/training/machine_speed.h"

#include <algorithm>
#include <limits>

#include "model/data/interactions_builder.h"
#include "model/numerics/parallel.h"
#include "model/training/training_step.h"

namespace model {

namespace {

constexpr std::uint32_t probeItems = 2000; ///< with these widths the parameters do not fit the caches
constexpr std::uint32_t probeUsers = 500;
constexpr std::uint32_t clicksOfUser = 40;
constexpr std::uint32_t smallBatch = 50;
constexpr int fewestSteps = 3;
constexpr double secondsOfSteps = 0.04; ///< for each size of batch

TrainingOptions probe() {
    TrainingOptions options;
    options.network.hidden = {500};
    options.batch = probeUsers;
    return options;
}

/// Every user clicks other items.
Interactions probeClicks() {
    InteractionsBuilder rows;
    for (std::uint32_t user = 0; user < probeUsers; ++user) {
        std::vector<ItemIndex> row;
        for (std::uint32_t click = 0; click < clicksOfUser; ++click)
            row.push_back(ItemIndex{(user * 7 + click * (probeItems / clicksOfUser)) % probeItems});
        std::ranges::sort(row);
        rows.addRow(std::move(row));
    }
    return std::move(rows).build(probeItems);
}

/// The shortest of some steps on a batch of this size: the one that nothing else disturbed.
double secondsOfStep(TrainingStep& training, std::uint32_t batch) {
    std::vector<UserIndex> some;
    for (std::uint32_t user = 0; user < batch; ++user)
        some.push_back(UserIndex{user});
    double shortest = std::numeric_limits<double>::infinity();
    double together = 0;
    for (int step = 0; step < fewestSteps || together < secondsOfSteps; ++step) {
        const double start = secondsComputed();
        training.run(some, 1, 0.1);
        const double passed = secondsComputed() - start;
        shortest = std::min(shortest, passed);
        together += passed;
    }
    return shortest;
}

/// From the times of a large and a small batch of the same network.
MachineSpeed measure() {
    const TrainingOptions options = probe();
    const Interactions clicks = probeClicks();
    MachineSpeed speed;
    const auto threads = static_cast<int>(maximumThreads());
    speed.cores = useThreads(0);
    useThreads(1);
    TrainingStep training(clicks, options);
    const double large = secondsOfStep(training, probeUsers);
    const double small = secondsOfStep(training, smallBatch);
    useThreads(threads); // as the caller had it
    const NetworkLayout& layout = training.parameters().layout();
    const double perUser = operationsPerUser(layout);
    const double secondsPerUser =
        std::max((large - small) / (probeUsers - smallBatch), large / probeUsers / 4);
    const double fixedSeconds = std::max(0.0, large - probeUsers * secondsPerUser);
    speed.operations = perUser / secondsPerUser;
    speed.parameters = static_cast<double>(layout.parameterCount()) / fixedSeconds;
    return speed;
}

} // namespace

double operationsPerUser(const NetworkLayout& layout) {
    double products = 0;
    for (const LayerSpec& layer : layout.layers())
        if (!layer.byItem)
            products += static_cast<double>(layer.weightSize());
    return 3 * 2 * products;
}

const MachineSpeed& machineSpeed() {
    static const MachineSpeed speed = measure();
    return speed;
}

} // namespace model
