#include "model/numerics/panels.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

namespace model {

namespace {

using Eigen::Index;

using Vector [[gnu::vector_size(vectorWidth * sizeof(Scalar))]] = Scalar;

void load(const Scalar* from, Vector& vector) {
    std::memcpy(&vector, from, sizeof vector);
}

void loadSome(const Scalar* from, Index count, Vector& vector) {
    if (count == vectorWidth)
        load(from, vector);
    else
        std::memcpy(&vector, from, static_cast<std::size_t>(count) * sizeof(Scalar));
}

void store(Vector vector, Scalar* to) {
    std::memcpy(to, &vector, sizeof vector);
}

/// Of two rows of a matrix: [[a, b], [c, d]] → [[a, c], [b, d]] in each block of 2·bit columns.
template <std::size_t bit, std::size_t... column>
void exchange(Vector& upper, Vector& lower, std::index_sequence<column...>) {
    const Vector before = upper;
    upper = __builtin_shufflevector(before, lower, ((column & bit) ? vectorWidth + column - bit : column)...);
    lower = __builtin_shufflevector(before, lower, ((column & bit) ? vectorWidth + column : column + bit)...);
}

/// Transposes a square in the registers, blocks of half the size in each step.
template <std::size_t bit = vectorWidth / 2>
void transpose(Vector (&square)[vectorWidth]) {
#pragma GCC unroll 16
    for (std::size_t row = 0; row < vectorWidth; ++row)
        if ((row & bit) == 0)
            exchange<bit>(square[row], square[row + bit], std::make_index_sequence<vectorWidth>());
    if constexpr (bit > 1)
        transpose<bit / 2>(square);
}

/// Writes or adds a tile's row to C.
void store(const Scalar* from, ProductMode mode, const Scalar* bias, Scalar* to, Index count) {
    if (mode == ProductMode::Accumulate)
        for (Index column = 0; column < count; ++column)
            to[column] += from[column];
    else if (bias)
        for (Index column = 0; column < count; ++column)
            to[column] = from[column] + bias[column];
    else
        std::copy_n(from, count, to);
}

/// One tile of C, at most tileRows × (vectors · vectorWidth).
template <int vectors>
void multiplyTile(const Scalar* left, const Scalar* right, Index depth, ProductMode mode,
                  const ProductTarget& c) {
    Vector sums[tileRows][vectors] = {};
    for (Index row = 0; row < c.rows; ++row)
        for (int v = 0; v < vectors; ++v) // its place in C is here when the sums are
            __builtin_prefetch(c.first + row * c.stride + v * vectorWidth, 1);
    for (Index k = 0; k < depth; ++k) {
        Vector factors[vectors];
#pragma GCC unroll 4
        for (int v = 0; v < vectors; ++v)
            load(right + v * vectorWidth, factors[v]);
#pragma GCC unroll 16
        for (Index row = 0; row < tileRows; ++row) {
            const Vector factor = left[row] - Vector{};
#pragma GCC unroll 4
            for (int v = 0; v < vectors; ++v)
                sums[row][v] += factor * factors[v];
        }
        left += tileRows;
        right += tileColumns;
    }
    alignas(Vector) Scalar tile[tileRows * vectors * vectorWidth];
#pragma GCC unroll 16
    for (Index row = 0; row < tileRows; ++row)
#pragma GCC unroll 4
        for (int v = 0; v < vectors; ++v)
            store(sums[row][v], tile + (row * vectors + v) * vectorWidth);
    for (Index row = 0; row < c.rows; ++row)
        store(tile + row * vectors * vectorWidth, mode, c.bias, c.first + row * c.stride, c.columns);
}

template <int vectors>
void multiplyTiles(const Scalar* left, const Scalar* right, Index depth, ProductMode mode, ProductTarget c) {
    for (; c.rows > 0; c.rows -= tileRows) {
        ProductTarget tile = c;
        tile.rows = std::min(tileRows, c.rows);
        multiplyTile<vectors>(left, right, depth, mode, tile);
        left += tileRows * depth;
        c.first += tileRows * c.stride;
    }
}

/// Row by row, so that the matrix is read in the order of memory.
template <Index width>
void packColumnsOf(const MatrixRef& matrix, Index depth, Scalar* panels) {
    const Index full = matrix.cols() / width * width; // columns of full panels
    for (Index k = 0; k < matrix.rows(); ++k) {
        const Scalar* from = matrix.data() + k * matrix.outerStride();
        Scalar* to = panels + k * width;
        for (Index first = 0; first < full; first += width, to += width * depth)
            std::memcpy(to, from + first, width * sizeof(Scalar));
        if (full < matrix.cols()) {
            std::copy(from + full, from + matrix.cols(), to);
            std::fill(to + (matrix.cols() - full), to + width, Scalar{0});
        }
    }
}

} // namespace

void packColumns(const MatrixRef& matrix, Index width, Index depth, Scalar* panels) {
    assert(width == tileRows || width == tileColumns);
    assert(matrix.rows() <= depth);
    if (width == tileRows)
        packColumnsOf<tileRows>(matrix, depth, panels);
    else
        packColumnsOf<tileColumns>(matrix, depth, panels);
}

void packRows(const MatrixRef& matrix, Index width, Scalar* panels) {
    assert(width == tileRows || width == tileColumns);
    const Index depth = matrix.cols();
    const Index padded = panelCount(matrix.rows(), width) * width;
    const Index piece = std::min(width, vectorWidth); // of a square's columns that one panel takes
    for (Index row = 0; row < padded; row += vectorWidth)
        for (Index k = 0; k < depth; k += vectorWidth) {
            Vector square[vectorWidth] = {};
            const Index deep = std::min(vectorWidth, depth - k);
            for (Index i = 0; i < std::min(vectorWidth, matrix.rows() - row); ++i)
                loadSome(matrix.data() + (row + i) * matrix.outerStride() + k, deep, square[i]);
            transpose(square);
            for (Index i = 0; i < std::min(vectorWidth, padded - row); i += piece) {
                Scalar* to = panels + (row + i) / width * width * depth + k * width + (row + i) % width;
                for (Index j = 0; j < deep; ++j)
                    std::memcpy(to + j * width, reinterpret_cast<const Scalar*>(&square[j]) + i,
                                static_cast<std::size_t>(piece) * sizeof(Scalar));
            }
        }
}

void multiplyPanels(const Scalar* left, const Scalar* right, Index depth, ProductMode mode, ProductTarget c) {
    assert(c.columns <= tileColumns);
    assert(mode == ProductMode::Overwrite || !c.bias);
    switch (panelCount(c.columns, vectorWidth)) {
    case 1:
        return multiplyTiles<1>(left, right, depth, mode, c);
    case 2:
        return multiplyTiles<2>(left, right, depth, mode, c);
    default:
        return multiplyTiles<3>(left, right, depth, mode, c);
    }
}

} // namespace model
