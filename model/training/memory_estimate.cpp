#include "model/training/memory_estimate.h"

#include <algorithm>

#include "model/numerics/parallel.h"
#include "model/saved/text_list.h"
#include "model/training/run_plan.h"
#include "model/vae/dense_layer.h"
#include "model/vae/parameters.h"

namespace model {

namespace {

constexpr std::uint64_t scalarBytes = sizeof(Scalar);

// Measured: pieces too small to count one by one, and what the pages of memory round up.
constexpr std::uint64_t smallBytes = 2'000'000;
constexpr std::uint64_t readingBytes = 8'000'000;

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

/// What a Workspace holds for each user of a batch: every layer's output and the gradient by it, which takes
/// f's own place in the last layer; and ε.
std::uint64_t activationsPerUser(const NetworkLayout& layout) {
    std::uint64_t scalars = 2 * static_cast<std::uint64_t>(layout.shape().latent);
    for (const LayerSpec& layer : layout.layers())
        scalars += 2 * static_cast<std::uint64_t>(layer.out);
    if (layout.shape().kind == ModelKind::Vae)
        scalars += static_cast<std::uint64_t>(layout.shape().latent);
    return scalars - layout.shape().items;
}

/// What the layers compute in (DenseScratch, GradientScratch).
std::uint64_t scratchScalars(const NetworkLayout& layout, std::uint64_t batch, std::uint64_t threads) {
    DenseScratchSize dense;
    std::uint64_t sparse = 0;
    for (const LayerSpec& layer : layout.layers()) {
        if (layer.byItem) {
            sparse = threads * 32 * static_cast<std::uint64_t>(layer.out);
            continue;
        }
        const DenseScratchSize own = denseScratchSize(static_cast<Eigen::Index>(batch), layer.in);
        dense.shared = std::max(dense.shared, own.shared);
        dense.perThread = std::max(dense.perThread, own.perThread);
    }
    return sparse + dense.shared + threads * dense.perThread;
}

std::uint64_t batchBytes(const RunPlan& plan, const NetworkLayout& layout, const Interactions& clicks) {
    const std::uint64_t users = std::max<std::uint64_t>(plan.trainingUsers, 1);
    const std::uint64_t batch = std::min(static_cast<std::uint64_t>(plan.options.batch), users);
    const auto threads =
        static_cast<std::uint64_t>(plan.options.threads > 0 ? plan.options.threads : coreCount());
    const std::uint64_t clicksOfBatch = batch * clicks.clickCount() / users;
    // Of a click its input value, when the batch is trained on and when it is scored, and its place by item.
    constexpr std::uint64_t perClick = 2 * scalarBytes + 8;
    constexpr std::uint64_t perUser = 2 * sizeof(double) + 80; // its loss, and its rows of two batches
    return scalarBytes * (batch * activationsPerUser(layout) + scratchScalars(layout, batch, threads)) +
           smallBytes + clicksOfBatch * perClick + batch * perUser + 4 * (users + layout.shape().items);
}

constexpr int mostEpochsCounted = 10'000;

/// What a checkpoint is made from: weights as the file has them, ids and titles, the curves as JSON.
std::uint64_t checkpointBytes(const RunPlan& plan, const NetworkLayout& layout, const Catalog& catalog) {
    constexpr std::uint64_t perEpoch = 2000;
    constexpr std::uint64_t perDimension = 28; // a number of a JSON document, and its digits
    const std::uint64_t dimensions =
        plan.options.network.kind == ModelKind::Vae ? static_cast<std::uint64_t>(layout.shape().latent) : 0;
    // Who asks for more epochs than that will stop the run by hand.
    const auto epochs = static_cast<std::uint64_t>(std::min(plan.options.epochs, mostEpochsCounted));
    return sizeof(float) * layout.size() + savedSize(catalog.ids) + savedSize(catalog.titles) +
           epochs * (perEpoch + perDimension * dimensions);
}

NetworkLayout layoutOf(const RunPlan& plan, const Dataset& dataset) {
    return NetworkLayout(
        networkShape(plan.options.network, static_cast<std::uint32_t>(dataset.catalog.ids.size())));
}

constexpr int wholeWidth = 1000; ///< of a network, in its own parts

/// Every width of the network in that proportion, in two digits.
NetworkOptions narrowed(NetworkOptions network, int parts) {
    const auto narrow = [parts](int& width) {
        width = std::max(1, static_cast<int>(std::int64_t{width} * parts / wholeWidth));
        int unit = 1;
        while (width / unit >= 100)
            unit *= 10;
        width = width / unit * unit;
    };
    std::ranges::for_each(network.hidden, narrow);
    if (network.decoderHidden)
        std::ranges::for_each(*network.decoderHidden, narrow);
    narrow(network.latent);
    return network;
}

/// The widest that `fits` says yes to, where it says no to the whole width.
template <typename Fits>
std::optional<NetworkOptions> widestThat(const NetworkOptions& network, const Fits& fits) {
    int most = 0; // parts that fit
    for (int step = wholeWidth / 2 + 12; step > 0; step /= 2)
        if (most + step < wholeWidth && fits(narrowed(network, most + step)))
            most += step;
    const NetworkOptions widest = narrowed(network, most);
    return fits(widest) ? std::optional(widest) : std::nullopt;
}

/// The best one, and as many others as there is room for.
std::uint64_t snapshotCount(const RunPlan& plan, std::uint64_t room) {
    const std::uint64_t all = static_cast<std::uint64_t>(plan.options.epochs) + 1; // the untrained one, too
    return room == 0 ? 1 : std::min(all, std::max<std::uint64_t>(room, 2) + 1);
}

} // namespace

RunMemory estimateMemory(const RunPlan& plan, const Dataset& dataset, const RunKeeping& keeping) {
    const NetworkLayout layout = layoutOf(plan, dataset);
    const std::uint64_t model = scalarBytes * layout.size();
    RunMemory memory;
    memory.data = bytesOf(dataset);
    memory.network = 3 * model;
    memory.batches = batchBytes(plan, layout, dataset.training.foldIn);
    memory.snapshots = model * snapshotCount(plan, keeping.snapshots / model);
    const std::uint64_t popularity = 64 * scalarBytes * layout.shape().items; // its scores, when a run begins
    memory.saving = std::max(model, popularity);
    if (keeping.recorded)
        memory.saving = std::max(memory.saving, checkpointBytes(plan, layout, dataset.catalog));
    // A checkpoint that is read takes six times the network, before there is anything else.
    if (const std::uint64_t read = 6 * model + readingBytes; keeping.resumed && read > memory.withoutData())
        memory.saving += read - memory.withoutData();
    return memory;
}

std::optional<MemoryShortage> memoryShortage(const TrainingOptions& options, const Dataset& dataset,
                                             const RunKeeping& keeping, std::uint64_t available) {
    const auto needOf = [&](const NetworkOptions& network) {
        TrainingOptions other = options;
        other.network = network;
        const Interactions& training = dataset.training.foldIn;
        return estimateMemory(planRun(other, training.userCount(), training.itemCount()), dataset, keeping);
    };
    const RunMemory needed = needOf(options.network);
    if (available == 0 || needed.withoutData() <= available)
        return std::nullopt;
    return MemoryShortage{needed, available, widestThat(options.network, [&](const NetworkOptions& network) {
                              return needOf(network).withoutData() <= available;
                          })};
}

} // namespace model
