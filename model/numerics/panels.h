#pragma once

#include "model/numerics/matrix.h"

// Dense products of packed factors (Goto and van de Geijn, Anatomy of high-performance matrix multiplication,
// ACM TOMS 34, 2008): C = A·B is made in tiles that stay in registers over the whole depth, from panels of A
// and B that are stored in the order in which a tile reads them. Everything here runs on the calling thread;
// callers divide the panels among threads.

namespace model {

/// Scalars in the widest vector that the compiler may use.
#if defined(__AVX512F__)
inline constexpr Eigen::Index vectorWidth = 64 / sizeof(Scalar);
inline constexpr Eigen::Index tileRows = 8;
#elif defined(__AVX__)
inline constexpr Eigen::Index vectorWidth = 32 / sizeof(Scalar);
inline constexpr Eigen::Index tileRows = 4;
#else
inline constexpr Eigen::Index vectorWidth = 16 / sizeof(Scalar);
inline constexpr Eigen::Index tileRows = 4;
#endif
/// The sums of a tile and its factors fill the registers.
inline constexpr Eigen::Index tileColumns = 3 * vectorWidth;

/// How many panels of a width hold this many rows or columns, and how many scalars those are at a depth.
inline constexpr Eigen::Index panelCount(Eigen::Index count, Eigen::Index width) {
    return (count + width - 1) / width;
}
inline constexpr Eigen::Index panelScalars(Eigen::Index count, Eigen::Index width, Eigen::Index depth) {
    return panelCount(count, width) * width * depth;
}

/// Packs the columns of matrix [at most depth × count] into panels [depth × width] one after the other, zeros
/// beside the last column. width is tileRows or tileColumns.
void packColumns(const MatrixRef& matrix, Eigen::Index width, Eigen::Index depth, Scalar* panels);

/// The same for the rows of matrix [count × depth]: each becomes a column of a panel.
void packRows(const MatrixRef& matrix, Eigen::Index width, Scalar* panels);

/// What a product does to the matrix that it is written to.
enum class ProductMode { Overwrite, Accumulate };

/// Where a product goes: (row, column) is first[row · stride + column].
struct ProductTarget {
    Scalar* first = nullptr;
    Eigen::Index rows = 0;
    Eigen::Index columns = 0; ///< at most tileColumns
    Eigen::Index stride = 0;
    const Scalar* bias = nullptr; ///< [columns], added to every row; none = zeros; for Overwrite only
};

/// C = A · B + bias, or C = C + A · B; left holds A's rows in panels of tileRows, right B's columns in one
/// panel of tileColumns.
void multiplyPanels(const Scalar* left, const Scalar* right, Eigen::Index depth, ProductMode mode,
                    ProductTarget c);

} // namespace model
