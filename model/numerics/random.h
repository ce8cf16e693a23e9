#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "model/numerics/scalar.h"

namespace model {

/// What random numbers are drawn for: different purposes use different numbers.
namespace purpose {
inline constexpr std::uint32_t initialisation = 1;
inline constexpr std::uint32_t shuffle = 2;
inline constexpr std::uint32_t dropout = 3;
inline constexpr std::uint32_t noise = 4;
inline constexpr std::uint32_t userSplit = 5;
inline constexpr std::uint32_t heldOutItems = 6;
} // namespace purpose

/// Counter-based random numbers (Philox 4×32, Salmon et al. 2011): a function of (seed, purpose, epoch, user)
/// and the position, so there is no generator state to save or to share, and the order in which users are
/// processed does not matter.
class RandomStream {
public:
    RandomStream(std::uint64_t seed, std::uint32_t purpose, std::uint32_t epoch = 0, std::uint32_t user = 0);

    /// 32 random bits.
    std::uint32_t next();

    /// Uniform in 0 … n−1, without bias; n ≥ 1.
    std::uint32_t below(std::uint32_t n);

    /// Uniform in (0, 1).
    double uniform();

    /// Fills values with independent N(0, 1).
    void normals(std::span<Scalar> values);

private:
    std::uint64_t m_seed;
    std::array<std::uint32_t, 4> m_counter; ///< block, user, epoch, purpose
    std::array<std::uint32_t, 4> m_block = {};
    unsigned m_used = 4; ///< numbers of m_block already used
};

/// Puts values into a random order (Fisher–Yates).
template <typename Value>
void shuffle(std::vector<Value>& values, RandomStream& random) {
    for (std::size_t i = values.size(); i > 1; --i)
        std::swap(values[i - 1], values[random.below(static_cast<std::uint32_t>(i))]);
}

} // namespace model
