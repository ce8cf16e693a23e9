#include "model/vae/layers.h"

#include <algorithm>

#include "model/numerics/gemm.h"

namespace model {

namespace {

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

} // namespace

void sparseForward(const Batch& batch, const MatrixRef& weight, const RowVectorRef& bias, MatrixView y) {
    const Eigen::Index users = batch.userCount();
#pragma omp parallel for schedule(static)
    for (Eigen::Index row = 0; row < users; ++row) {
        const auto u = static_cast<std::size_t>(row);
        auto output = y.row(row);
        output = bias;
        for (std::size_t click = 0; click < batch.clicked[u].size(); ++click) {
            const Scalar value = batch.input[batch.starts[u] + click];
            if (value != Scalar{0})
                output += value * weight.row(batch.clicked[u][click].value);
        }
    }
}

void sparseBackward(const Batch& batch, const MatrixRef& dy, MatrixView weightGradient,
                    RowVectorView biasGradient) {
    constexpr std::uint32_t itemsPerRange = 256;
    const auto items = static_cast<std::uint32_t>(weightGradient.rows());
    const std::uint32_t ranges = (items + itemsPerRange - 1) / itemsPerRange;
#pragma omp parallel for schedule(static)
    for (std::uint32_t range = 0; range < ranges; ++range) {
        const ItemIndex first{range * itemsPerRange};
        const ItemIndex last{std::min(items, first.value + itemsPerRange)};
        weightGradient.middleRows(first.value, last.value - first.value).setZero();
        for (std::size_t u = 0; u < batch.clicked.size(); ++u) {
            const auto& clicked = batch.clicked[u];
            const auto begin = std::lower_bound(clicked.begin(), clicked.end(), first);
            for (auto item = begin; item != clicked.end() && *item < last; ++item) {
                const Scalar value =
                    batch.input[batch.starts[u] + static_cast<std::size_t>(item - clicked.begin())];
                if (value != Scalar{0})
                    weightGradient.row(item->value) += value * dy.row(static_cast<Eigen::Index>(u));
            }
        }
    }
    columnSums(dy, biasGradient);
}

void affineForward(const MatrixRef& x, const MatrixRef& weight, const RowVectorRef& bias, MatrixView y) {
    const Eigen::Index rows = y.rows();
#pragma omp parallel for schedule(static)
    for (Eigen::Index row = 0; row < rows; ++row)
        y.row(row) = bias;
    gemm(Op::None, x, Op::Transpose, weight, 1, y);
}

void affineBackward(const MatrixRef& x, const MatrixRef& weight, const MatrixRef& dy,
                    MatrixView weightGradient, RowVectorView biasGradient, MatrixView dx) {
    gemm(Op::Transpose, dy, Op::None, x, 0, weightGradient);
    columnSums(dy, biasGradient);
    gemm(Op::None, dy, Op::None, weight, 0, dx);
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
