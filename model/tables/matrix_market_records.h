#pragma once

#include <string>
#include <string_view>

namespace model {

/// Whether a line is the first of a MatrixMarket file.
bool isMatrixMarket(std::string_view line);

/// What the first line says of the matrix.
struct MatrixMarketKind {
    bool pattern = false; ///< the entries have no values
};

/// Throws Error for a dense, complex or symmetric matrix: users and items are no such thing.
MatrixMarketKind matrixMarketKind(std::string_view firstLine, const std::string& file);

} // namespace model
