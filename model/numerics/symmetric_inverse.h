#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <functional>
#include <stop_token>

namespace model {

/// For computations that single precision would spoil.
using DoubleMatrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Replaces a symmetric positive definite matrix A [n × n], of which the lower triangle is read, by its full
/// inverse. In place but for two strips [n × 128]; n³ multiplications and additions, on every thread that the
/// caller may use, with the same bits for any number of them. progress is told the share done, on the
/// calling thread. Returns false when A is not positive definite, or too close to that for double precision.
/// Throws Cancelled.
[[nodiscard]] bool invertPositiveDefinite(DoubleMatrix& matrix, const std::stop_token& stop,
                                          const std::function<void(double)>& progress);

/// Bytes that it needs besides the matrix.
std::uint64_t inversionMemory(std::uint64_t n);

} // namespace model
