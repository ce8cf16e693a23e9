#pragma once

#include <cassert>
#include <cstddef>

#include "model/numerics/matrix.h"

namespace model {

/// Fetches memory into the cache before it is needed, while a product is computed.
inline void prefetch(const Scalar* first, std::size_t count) {
    constexpr std::size_t line = 64 / sizeof(Scalar);
    for (std::size_t at = 0; at < count; at += line)
        __builtin_prefetch(first + at, 0, 2);
}

/// Prefetches a matrix row by row, a share of the rows at a time.
class RowPrefetch {
public:
    RowPrefetch(const MatrixRef& matrix, Eigen::Index shares)
        : m_first(matrix.data()), m_rows(matrix.rows()), m_columns(static_cast<std::size_t>(matrix.cols())),
          m_stride(matrix.outerStride()), m_shares(shares) {
        assert(shares > 0);
    }

    void prefetchShare() {
        ++m_share;
        for (; m_row < m_rows * m_share / m_shares && m_row < m_rows; ++m_row)
            prefetch(m_first + m_row * m_stride, m_columns);
    }

private:
    const Scalar* m_first;
    Eigen::Index m_rows;
    std::size_t m_columns;
    Eigen::Index m_stride;
    Eigen::Index m_shares; ///< prefetchShare() calls until all rows have been asked for
    Eigen::Index m_share = 0;
    Eigen::Index m_row = 0;
};

} // namespace model
