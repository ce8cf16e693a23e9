#include "model/vae/layers.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "model/numerics/parallel.h"

namespace model {

namespace {

constexpr std::uint32_t itemsPerRange = 32; ///< rows of a block of the sparse layer

/// Column sums in an order that does not depend on the number of threads.
void columnSums(const MatrixRef& matrix, RowVectorView sums) {
    constexpr Eigen::Index width = 512;
#pragma omp parallel for schedule(static)
    for (Eigen::Index first = 0; first < matrix.cols(); first += width) {
        const Eigen::Index columns = std::min(width, matrix.cols() - first);
        auto block = sums.segment(first, columns);
        block.setZero();
        for (Eigen::Index row = 0; row < matrix.rows(); ++row)
            block += matrix.row(row).segment(first, columns);
    }
}

/// Sorts the batch's clicks by item (a stable counting sort), without those that were dropped.
void sortByItem(const Batch& batch, std::size_t items, ItemClicks& sorted) {
    sorted.starts.assign(items + 1, 0);
    sorted.clicks.resize(batch.input.size());
    for (std::size_t u = 0; u < batch.clicked.size(); ++u)
        for (std::size_t click = 0; click < batch.clicked[u].size(); ++click)
            if (batch.input[batch.starts[u] + click] != Scalar{0})
                ++sorted.starts[batch.clicked[u][click].value];
    std::uint32_t end = 0;
    for (std::uint32_t& start : sorted.starts)
        start = end += start; // the end of each item's clicks for now
    for (std::size_t u = batch.clicked.size(); u-- > 0;)
        for (std::size_t click = 0; click < batch.clicked[u].size(); ++click)
            if (const Scalar value = batch.input[batch.starts[u] + click]; value != Scalar{0})
                sorted.clicks[--sorted.starts[batch.clicked[u][click].value]] = {
                    static_cast<std::uint32_t>(u), value};
}

} // namespace

void sparseForward(const Batch& batch, const MatrixRef& weight, MatrixView y) {
    assert(batch.itemCount <= weight.rows() && weight.cols() == y.cols());
    const Eigen::Index users = batch.userCount();
#pragma omp parallel for schedule(dynamic, 8) // some users have many times the clicks of others
    for (Eigen::Index row = 0; row < users; ++row) {
        const auto u = static_cast<std::size_t>(row);
        auto output = y.row(row); // [out]
        output.setZero();
        for (std::size_t click = 0; click < batch.clicked[u].size(); ++click) {
            const Scalar value = batch.input[batch.starts[u] + click];
            if (value != Scalar{0})
                output += value * weight.row(batch.clicked[u][click].value);
        }
    }
}

void sparseBackward(const Batch& batch, const MatrixRef& dy, Parameters& parameters, const LayerSpec& layer,
                    double l2, GradientScratch& scratch, GradientSink& sink) {
    const auto items = static_cast<std::uint32_t>(layer.in);
    ItemClicks& byItem = scratch.byItem;
    sortByItem(batch, items, byItem);
    const std::size_t blockSize = itemsPerRange * static_cast<std::size_t>(layer.out);
    scratch.blocks.resize(std::max(scratch.blocks.size(), blockSize * maximumThreads()));
    const ConstMatrixView weight = std::as_const(parameters).weight(layer); // [I × out]
    const auto decay = static_cast<Scalar>(2 * l2);
#pragma omp parallel
    {
        Scalar* block = scratch.blocks.data() + blockSize * threadNumber();
#pragma omp for schedule(static)
        for (std::uint32_t first = 0; first < items; first += itemsPerRange) {
            const std::uint32_t count = std::min(itemsPerRange, items - first);
            MatrixView gradient(block, count, layer.out); // of these items [count × out]
            gradient.setZero();
            for (std::uint32_t item = 0; item < count; ++item)
                for (std::uint32_t at = byItem.starts[first + item]; at < byItem.starts[first + item + 1];
                     ++at)
                    gradient.row(item) += byItem.clicks[at].value * dy.row(byItem.clicks[at].user);
            if (decay > 0)
                gradient += decay * weight.middleRows(first, count);
            sink.onWeightGradient(layer, first, {block, count, layer.out});
        }
    }
    columnSums(dy, {scratch.blocks.data(), layer.out});
    sink.onBiasGradient(layer, 0, {scratch.blocks.data(), layer.out});
}

void biasForward(const RowVectorRef& bias, MatrixView y) {
    const Eigen::Index rows = y.rows();
#pragma omp parallel for schedule(static)
    for (Eigen::Index row = 0; row < rows; ++row)
        y.row(row) += bias;
}

void biasTanhForward(const RowVectorRef& bias, MatrixView y) {
    const Eigen::Index rows = y.rows();
#pragma omp parallel for schedule(static)
    for (Eigen::Index row = 0; row < rows; ++row)
        y.row(row) = (y.row(row) + bias).array().tanh();
}

void tanhForward(MatrixView y) {
    const Eigen::Index rows = y.rows();
#pragma omp parallel for schedule(static)
    for (Eigen::Index row = 0; row < rows; ++row)
        y.row(row) = y.row(row).array().tanh();
}

void tanhBackward(const MatrixRef& y, MatrixView dy) {
    const Eigen::Index rows = y.rows();
#pragma omp parallel for schedule(static)
    for (Eigen::Index row = 0; row < rows; ++row)
        dy.row(row).array() *= Scalar{1} - y.row(row).array().square();
}

} // namespace model
