#include "tests/benchmarks/support/synthetic.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <string>
#include <unordered_set>

#include "model/numerics/random.h"
#include "model/vae/dense_layer.h"

namespace bench {

namespace {

using model::ItemIndex;
using model::Matrix;
using model::RandomStream;
using model::Scalar;

constexpr std::uint32_t latent = 16; ///< K of the model that the clicks are drawn from
constexpr double steepness = 0.9;    ///< the item of rank r has a popularity like r^-steepness
constexpr double spread = 0.8;       ///< standard deviation of log N

/// What the numbers are drawn for; the model's own purposes are below.
enum Purpose : std::uint32_t { Weights = 101, Order, Latents, Counts, Clicks, HeldOut };

/// f(z) = W z + b, with b in a random order of the items.
struct Decoder {
    Matrix weights;        ///< [I × K]
    model::RowVector bias; ///< [I]
};

Decoder drawDecoder(std::uint32_t items, std::uint64_t seed) {
    Decoder decoder{Matrix(items, latent), model::RowVector(items)};
    RandomStream weights(seed, Weights);
    weights.normals({decoder.weights.data(), static_cast<std::size_t>(decoder.weights.size())});
    decoder.weights *= Scalar(0.35);
    std::vector<std::uint32_t> order(items);
    std::iota(order.begin(), order.end(), 0U);
    RandomStream random(seed, Order);
    model::shuffle(order, random);
    for (std::uint32_t rank = 0; rank < items; ++rank)
        decoder.bias[order[rank]] = static_cast<Scalar>(-steepness * std::log(rank + 5.0));
    return decoder;
}

/// N of a user: log-normal with the mean that the shape asks for, at least 5, at most a quarter of the items.
std::uint32_t drawCount(const Shape& shape, std::uint64_t seed, std::uint32_t user) {
    std::array<Scalar, 1> normal{};
    RandomStream(seed, Counts, 0, user).normals(normal);
    const double mean = std::log(shape.clicksPerUser) - spread * spread / 2;
    const double count = std::exp(mean + spread * static_cast<double>(normal[0]));
    return static_cast<std::uint32_t>(std::clamp(count, 5.0, shape.items / 4.0));
}

/// Draws from softmax f until N distinct items are there, or the draws outnumber them by far.
std::vector<ItemIndex> drawClicks(std::span<Scalar> f, std::uint32_t count, RandomStream random) {
    const Scalar highest = *std::ranges::max_element(f);
    Scalar sum = 0;
    for (Scalar& value : f)
        value = sum += std::exp(value - highest);
    std::vector<ItemIndex> clicks;
    std::unordered_set<std::uint32_t> seen;
    for (std::uint32_t draw = 0; draw < 8 * count && clicks.size() < count; ++draw) {
        const auto at = std::ranges::lower_bound(f, static_cast<Scalar>(random.uniform()) * sum);
        const auto item =
            static_cast<std::uint32_t>(std::min<std::ptrdiff_t>(at - f.begin(), std::ssize(f) - 1));
        if (seen.insert(item).second)
            clicks.push_back(ItemIndex{item});
    }
    std::ranges::sort(clicks);
    return clicks;
}

std::vector<std::vector<ItemIndex>> drawRows(const Shape& shape, std::uint64_t seed) {
    constexpr std::uint32_t batch = 256;
    const Decoder decoder = drawDecoder(shape.items, seed);
    std::vector<std::vector<ItemIndex>> rows(shape.users);
    Matrix z(batch, latent);
    Matrix f(batch, shape.items);
    model::DenseScratch scratch;
    for (std::uint32_t first = 0; first < shape.users; first += batch) {
        const std::uint32_t count = std::min(batch, shape.users - first);
        RandomStream(seed, Latents, 0, first).normals({z.data(), static_cast<std::size_t>(z.size())});
        model::denseForward(z, decoder.weights, decoder.bias, scratch, {f.data(), f.rows(), f.cols()});
#pragma omp parallel for schedule(static)
        for (std::uint32_t row = 0; row < count; ++row) {
            const std::uint32_t user = first + row;
            rows[user] = drawClicks({f.row(row).data(), shape.items}, drawCount(shape, seed, user),
                                    RandomStream(seed, Clicks, 0, user));
        }
    }
    return rows;
}

model::Interactions compressed(const std::vector<std::vector<ItemIndex>>& rows, std::uint32_t items) {
    std::vector<std::uint64_t> starts = {0};
    std::vector<ItemIndex> all;
    for (const auto& row : rows) {
        all.insert(all.end(), row.begin(), row.end());
        starts.push_back(all.size());
    }
    return {items, std::move(starts), std::move(all)};
}

/// The users first … first + count − 1, a fifth of their clicks held out.
model::UserBlock heldOutBlock(const std::vector<std::vector<ItemIndex>>& rows, std::uint32_t first,
                              std::uint32_t count, std::uint32_t items) {
    model::UserBlock block;
    std::vector<std::vector<ItemIndex>> foldIn(count);
    std::vector<std::vector<ItemIndex>> heldOut(count);
    for (std::uint32_t row = 0; row < count; ++row) {
        RandomStream random(1, HeldOut, 0, first + row);
        for (const ItemIndex item : rows[first + row])
            (random.below(5) == 0 ? heldOut : foldIn)[row].push_back(item);
        block.ids.push_back(std::to_string(first + row));
    }
    block.foldIn = compressed(foldIn, items);
    block.heldOut = compressed(heldOut, items);
    return block;
}

} // namespace

Shape shapeNamed(const std::string& name) {
    for (const Shape& shape :
         {Shape{"ml-1m", 6'034, 3'497, 95.3}, Shape{"ml-20m", 136'677, 20'108, 73.1},
          Shape{"netflix", 463'435, 17'769, 122.8}, Shape{"wide", 50'000, 200'000, 75.0}})
        if (shape.name == name)
            return shape;
    throw std::invalid_argument("there is no shape \"" + name + "\"");
}

model::Interactions syntheticClicks(const Shape& shape, std::uint64_t seed) {
    return compressed(drawRows(shape, seed), shape.items);
}

std::shared_ptr<const model::Dataset> syntheticDataset(const Shape& shape, std::uint32_t heldOutUsers) {
    auto rows = drawRows(shape, 1);
    auto dataset = std::make_shared<model::Dataset>();
    const std::uint32_t training = shape.users - 2 * heldOutUsers;
    dataset->validation = heldOutBlock(rows, training, heldOutUsers, shape.items);
    dataset->test = heldOutBlock(rows, training + heldOutUsers, heldOutUsers, shape.items);
    rows.resize(training);
    dataset->training.foldIn = compressed(rows, shape.items);
    for (std::uint32_t user = 0; user < training; ++user)
        dataset->training.ids.push_back(std::to_string(user));
    for (std::uint32_t item = 0; item < shape.items; ++item)
        dataset->catalog.ids.push_back(std::to_string(item));
    dataset->catalog.titles.resize(shape.items);
    dataset->summary.users = shape.users;
    dataset->summary.items = shape.items;
    return dataset;
}

} // namespace bench
