#include "model/numerics/symmetric_inverse.h"

#include <Eigen/Cholesky>

#include <algorithm>
#include <cassert>
#include <limits>

#include "model/numerics/parallel_failure.h"
#include "model/values/failure.h"

namespace model {

namespace {

using Eigen::Index;

/// Rows and columns that one step works on. Fits the caches and still leaves every thread enough strips.
constexpr Index width = 128;

/// The sweep operator (Goodnight, A tutorial on the SWEEP operator, The American Statistician 33, 1979) on a
/// block of rows and columns at a time. With D the block on the diagonal and C its columns, one step makes of
/// the lower triangle
///     A ← A − C·D⁻¹·Cᵀ outside the block,   C ← C·D⁻¹,   D ← −D⁻¹,
/// which is symmetric again; after the last block, A is minus the inverse of what it was.
class BlockSweep {
public:
    BlockSweep(DoubleMatrix& matrix, std::stop_token stop)
        : m_matrix(matrix), m_stop(std::move(stop)), m_size(matrix.rows()), m_diagonal(matrix.diagonal()),
          m_columns(m_size, width), m_products(m_size, width) {}

    /// One step. Returns false when D is not positive definite, which leaves the matrix half swept.
    bool sweep(Index first) {
        const Index count = rowsFrom(first);
        copyColumns(first, count);
        const Eigen::LLT<DoubleMatrix> factor(m_columns.block(first, 0, count, count));
        if (factor.info() != Eigen::Success || !isDefinite(factor, first, count))
            return false;
        const DoubleMatrix inverse = factor.solve(DoubleMatrix::Identity(count, count));
        m_columns.middleRows(first, count).setZero(); // so that the block itself stays as it is
        forEachStrip([&](Index row, Index rows) {
            const auto columns = m_columns.middleRows(row, rows).leftCols(count);
            m_products.block(row, 0, rows, count).noalias() = columns * inverse;
        });
        forEachStrip([&](Index row, Index rows) { update(row, rows, first, count, inverse); });
        return true;
    }

    /// Turns what the steps have left into the inverse, both triangles of it.
    void finish() {
        forEachStrip([this](Index row, Index rows) {
            for (Index column = 0; column < row; column += width) {
                auto lower = m_matrix.block(row, column, rows, width);
                lower = -lower;
                m_matrix.block(column, row, width, rows) = lower.transpose();
            }
            auto square = m_matrix.block(row, row, rows, rows);
            square = -square;
            square.triangularView<Eigen::StrictlyUpper>() = square.transpose();
        });
    }

private:
    /// No pivot is what rounding may have left of a zero.
    bool isDefinite(const Eigen::LLT<DoubleMatrix>& factor, Index first, Index count) const {
        const double rounding = static_cast<double>(m_size) * std::numeric_limits<double>::epsilon();
        const auto pivots = factor.matrixLLT().diagonal().array().square();
        return (pivots > rounding * m_diagonal.segment(first, count)).all(); // a NaN is not
    }

    Index rowsFrom(Index first) const { return std::min(width, m_size - first); }

    /// C, whose upper part is stored in the lower triangle as rows.
    void copyColumns(Index first, Index count) {
        forEachStrip([&](Index row, Index rows) {
            auto strip = m_columns.block(row, 0, rows, count);
            if (row < first)
                strip = m_matrix.block(first, row, count, rows).transpose();
            else
                strip = m_matrix.block(row, first, rows, count);
        });
    }

    void update(Index row, Index rows, Index first, Index count, const DoubleMatrix& inverse) {
        if (row == first) {
            m_matrix.block(row, 0, rows, row) = m_products.topRows(row).leftCols(count).transpose();
            m_matrix.block(row, row, rows, rows) = -inverse;
            return;
        }
        const Index columns = row + rows; // up to the diagonal
        m_matrix.block(row, 0, rows, columns).noalias() -=
            m_products.block(row, 0, rows, count) * m_columns.topRows(columns).leftCols(count).transpose();
        if (row > first)
            m_matrix.block(row, first, rows, count) = m_products.block(row, 0, rows, count);
    }

    /// Work on the rows of each block, on every thread; the longest rows first. Throws Cancelled.
    template <typename Work>
    void forEachStrip(const Work& work) {
        const Index strips = (m_size + width - 1) / width;
        ParallelFailure failure;
#pragma omp parallel for schedule(dynamic)
        for (Index strip = strips - 1; strip >= 0; --strip)
            if (!m_stop.stop_requested())
                failure.guard([&] { work(strip * width, rowsFrom(strip * width)); });
        failure.check();
        if (m_stop.stop_requested())
            throw Cancelled();
    }

    DoubleMatrix& m_matrix;
    std::stop_token m_stop;
    Index m_size;
    Eigen::ArrayXd m_diagonal; ///< of the matrix as it was
    DoubleMatrix m_columns;    ///< C [n × width]
    DoubleMatrix m_products;   ///< C·D⁻¹ [n × width]
};

} // namespace

bool invertPositiveDefinite(DoubleMatrix& matrix, const std::stop_token& stop,
                            const std::function<void(double)>& progress) {
    assert(matrix.rows() == matrix.cols());
    BlockSweep sweep(matrix, stop);
    const Index size = matrix.rows();
    for (Index first = 0; first < size; first += width) {
        if (!sweep.sweep(first))
            return false;
        progress(static_cast<double>(std::min(size, first + width)) / static_cast<double>(size));
    }
    sweep.finish();
    return true;
}

std::uint64_t inversionMemory(std::uint64_t n) {
    return 2 * n * static_cast<std::uint64_t>(width) * sizeof(double);
}

} // namespace model
