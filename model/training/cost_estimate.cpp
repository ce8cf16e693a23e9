#include "model/training/cost_estimate.h"

#include <algorithm>

namespace model {

namespace {

/// Weights, Adam's two moments (the gradient is used up as it is made), and the best, the last and the new
/// snapshot when an epoch ends.
constexpr std::uint64_t copiesOfParameters = 6;

/// Ranking a user's scores takes about as long as two fifths of making them.
constexpr double validationOfForward = 1.4;

/// What a Workspace holds for each user of a batch: every layer's output and the gradient by it, which takes
/// f's own place in the last layer.
std::uint64_t activationsPerUser(const NetworkLayout& layout) {
    std::uint64_t scalars = 2 * static_cast<std::uint64_t>(layout.shape().latent);
    for (const LayerSpec& layer : layout.layers())
        scalars += 2 * static_cast<std::uint64_t>(layer.out);
    return scalars - layout.shape().items;
}

std::uint64_t bytesOf(const std::vector<std::string>& texts) {
    std::uint64_t bytes = 0;
    for (const std::string& text : texts)
        bytes +=
            sizeof(std::string) + (text.size() > 15 ? text.capacity() : 0); // short ones live in the object
    return bytes;
}

std::uint64_t bytesOf(const ItemAttribute& attribute) {
    return bytesOf(attribute.values) + attribute.offsets.size() * sizeof(std::uint64_t) +
           attribute.numbers.size() * sizeof(std::uint32_t);
}

std::uint64_t bytesOf(const Interactions& rows) {
    const bool counted = rows.userCount() > 0 && !rows.counts(UserIndex{0}).empty();
    return rows.clickCount() * (sizeof(ItemIndex) + (counted ? sizeof(float) : 0)) +
           (rows.userCount() + 1) * sizeof(std::uint64_t);
}

std::uint64_t bytesOf(const Dataset& dataset) {
    std::uint64_t bytes = bytesOf(dataset.catalog.ids) + bytesOf(dataset.catalog.titles);
    for (const ItemAttribute& attribute : dataset.catalog.attributes)
        bytes += bytesOf(attribute);
    for (const UserBlock* block : {&dataset.training, &dataset.validation, &dataset.test})
        bytes += bytesOf(block->ids) + bytesOf(block->foldIn) + bytesOf(block->heldOut);
    return bytes;
}

double secondsPerEpoch(const RunPlan& plan, const NetworkLayout& layout, std::uint64_t validationUsers,
                       const MachineSpeed& speed) {
    const int wanted = plan.options.threads;
    const int cores = wanted > 0 ? std::min(wanted, speed.cores) : speed.cores;
    const double forward = operationsPerUser(layout) / 3;
    const double operations = 3 * forward * static_cast<double>(plan.trainingUsers) +
                              validationOfForward * forward * static_cast<double>(validationUsers);
    const double moved =
        static_cast<double>(plan.parameters) * static_cast<double>(plan.batchesPerEpoch) / speed.parameters;
    return (operations / speed.operations + moved) / cores;
}

} // namespace

RunCost estimateCost(const RunPlan& plan, const Dataset& dataset, const std::optional<MachineSpeed>& speed) {
    const NetworkLayout layout(
        networkShape(plan.options.network, static_cast<std::uint32_t>(dataset.catalog.ids.size())));
    const std::uint64_t batch = std::min(static_cast<std::uint64_t>(plan.options.batch), plan.trainingUsers);
    RunCost cost;
    cost.parameters = plan.parameters;
    cost.bytes = sizeof(Scalar) * (copiesOfParameters * layout.size() + batch * activationsPerUser(layout)) +
                 bytesOf(dataset);
    if (speed)
        cost.secondsPerEpoch = secondsPerEpoch(plan, layout, dataset.validation.foldIn.userCount(), *speed);
    return cost;
}

} // namespace model
