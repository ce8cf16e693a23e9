#include "model/numerics/gemm.h"

#include <stdexcept>
#include <string>

#ifndef TASTESCOPE_SCALAR
#include <dnnl.h>
#endif

namespace model {

#ifndef TASTESCOPE_SCALAR

void gemm(Op opA, const MatrixRef& a, Op opB, const MatrixRef& b, Scalar accumulate, MatrixView c) {
    const auto inner = opA == Op::None ? a.cols() : a.rows();
    const auto status = dnnl_sgemm(opA == Op::None ? 'N' : 'T', opB == Op::None ? 'N' : 'T', c.rows(),
                                   c.cols(), inner, 1.0F, a.data(), a.outerStride(), b.data(),
                                   b.outerStride(), accumulate, c.data(), c.outerStride());
    if (status != dnnl_success)
        throw std::runtime_error("the matrix product failed: oneDNN status " + std::to_string(status));
}

#else

void gemm(Op opA, const MatrixRef& a, Op opB, const MatrixRef& b, Scalar accumulate, MatrixView c) {
    const Matrix left = opA == Op::None ? Matrix(a) : Matrix(a.transpose());
    const Matrix right = opB == Op::None ? Matrix(b) : Matrix(b.transpose());
    const Matrix product = left * right;
    c = accumulate != 0 ? Matrix(accumulate * c + product) : product; // what stood there may be no number
}

#endif

} // namespace model
