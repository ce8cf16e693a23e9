#pragma once

#include <Eigen/Core>
#include <vector>

#include "model/numerics/scalar.h"

namespace model {

/// Row-major everywhere: a row is a user's or an item's, and contiguous.
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using MatrixView = Eigen::Map<Matrix>;
using ConstMatrixView = Eigen::Map<const Matrix>;
using RowVector = Eigen::Matrix<Scalar, 1, Eigen::Dynamic>;
using RowVectorView = Eigen::Map<RowVector>;
using ConstRowVectorView = Eigen::Map<const RowVector>;

/// What functions take to read: any of the above, without a copy.
using MatrixRef = Eigen::Ref<const Matrix>;
using RowVectorRef = Eigen::Ref<const RowVector>;

/// Scalars that start at a cache line.
using AlignedScalars = std::vector<Scalar, Eigen::aligned_allocator<Scalar>>;

} // namespace model
