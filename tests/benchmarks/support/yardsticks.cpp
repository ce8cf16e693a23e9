#include "tests/benchmarks/support/yardsticks.h"

#include <dnnl.h>
#include <omp.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <stdexcept>
#include <vector>

#include "model/numerics/matrix.h"
#include "tests/benchmarks/support/measure.h"

namespace bench {

namespace {

constexpr int chains = 16; ///< independent ones, so that no result is waited for
constexpr long steps = 4'000'000;

/// Runs the chains; returns something of them, so that they are not left out. The loop is the same for every
/// width of vector, compiled for the instructions of each.
template <typename Vector>
[[gnu::always_inline]] inline float multiplyAdd() {
    // Were the numbers known, or two chains equal, the compiler would leave some out.
    const volatile float unknown = 0.999F;
    std::array<Vector, chains> sums{};
    for (int chain = 0; chain < chains; ++chain)
        sums[static_cast<std::size_t>(chain)] += unknown * static_cast<float>(chain);
    Vector factor{};
    factor += unknown;
    Vector term{};
    term += 1 - unknown;
    for (long step = 0; step < steps; ++step)
        for (Vector& sum : sums)
            sum = sum * factor + term;
    float total = 0;
    for (const Vector& sum : sums)
        for (std::size_t lane = 0; lane < sizeof(Vector) / sizeof(float); ++lane)
            total += sum[lane];
    return total;
}

using Vector512 = float __attribute__((vector_size(64)));
using Vector256 = float __attribute__((vector_size(32)));
using Vector128 = float __attribute__((vector_size(16)));

[[gnu::target("avx512f"), gnu::optimize("fp-contract=fast")]] float run512() {
    return multiplyAdd<Vector512>();
}
[[gnu::target("avx2,fma"), gnu::optimize("fp-contract=fast")]] float run256() {
    return multiplyAdd<Vector256>();
}
float run128() {
    return multiplyAdd<Vector128>();
}

struct Kernel {
    float (*run)();
    double width;
};

Kernel widestKernel() {
    if (__builtin_cpu_supports("avx512f"))
        return {run512, 16};
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return {run256, 8};
    return {run128, 4};
}

} // namespace

double fusedMultiplyAddPeak() {
    const Kernel kernel = widestKernel();
    const int threads = omp_get_max_threads();
    std::vector<float> results(static_cast<std::size_t>(threads));
    double best = 1e300; // a peak: what disturbs can only take longer
    for (int run = 0; run < 7; ++run) {
        const double start = now();
#pragma omp parallel num_threads(threads)
        results[static_cast<std::size_t>(omp_get_thread_num())] = kernel.run();
        best = std::min(best, now() - start);
    }
    const volatile float kept = results.front();
    static_cast<void>(kept);
    return 2.0 * kernel.width * chains * steps * threads / best;
}

double copyBandwidth() {
    constexpr std::size_t bytes = std::size_t{256} << 20;
    std::vector<char> from(bytes, 1);
    std::vector<char> to(bytes, 2);
    const int threads = omp_get_max_threads();
    const std::size_t part = bytes / static_cast<std::size_t>(threads);
    const double seconds = medianSeconds(7, [&] {
#pragma omp parallel num_threads(threads)
        {
            const std::size_t first = part * static_cast<std::size_t>(omp_get_thread_num());
            std::memcpy(to.data() + first, from.data() + first, part);
        }
    });
    return 2.0 * static_cast<double>(bytes) / seconds;
}

double productSeconds(std::ptrdiff_t m, std::ptrdiff_t n, std::ptrdiff_t k, int runs) {
    const model::Matrix a = model::Matrix::Constant(m, k, 0.5F);
    const model::Matrix b = model::Matrix::Constant(k, n, 0.25F);
    model::Matrix c = model::Matrix::Zero(m, n);
    return medianSeconds(runs, [&] {
        if (dnnl_sgemm('N', 'N', m, n, k, 1, a.data(), k, b.data(), n, 0, c.data(), n) != dnnl_success)
            throw std::runtime_error("oneDNN's product failed");
    });
}

} // namespace bench
