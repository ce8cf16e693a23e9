#include "model/numerics/random.h"

#include <Random123/philox.h>

#include <Eigen/Core>
#include <algorithm>
#include <cassert>
#include <numbers>

namespace model {

RandomStream::RandomStream(std::uint64_t seed, std::uint32_t purpose, std::uint32_t epoch, std::uint32_t user)
    : m_seed(seed), m_counter{0, user, epoch, purpose} {}

std::uint32_t RandomStream::next() {
    if (m_used == 4) {
        const r123::Philox4x32::ctr_type counter{{m_counter[0], m_counter[1], m_counter[2], m_counter[3]}};
        const r123::Philox4x32::key_type key{
            {static_cast<std::uint32_t>(m_seed), static_cast<std::uint32_t>(m_seed >> 32)}};
        const auto block = r123::Philox4x32()(counter, key);
        m_block = {block[0], block[1], block[2], block[3]};
        ++m_counter[0];
        m_used = 0;
    }
    return m_block[m_used++];
}

std::uint32_t RandomStream::below(std::uint32_t n) {
    assert(n > 0);
    // Lemire 2019: the high word of bits · n, drawing again where the low word would favour some results.
    std::uint64_t product = std::uint64_t{next()} * n;
    if (static_cast<std::uint32_t>(product) < n) {
        const std::uint32_t threshold = (0U - n) % n;
        while (static_cast<std::uint32_t>(product) < threshold)
            product = std::uint64_t{next()} * n;
    }
    return static_cast<std::uint32_t>(product >> 32);
}

double RandomStream::uniform() {
    return (static_cast<double>(next()) + 0.5) * 0x1p-32;
}

void RandomStream::normals(std::span<Scalar> values) {
    // Box and Muller 1958: two uniforms make two normals, a cosine and a sine; many at a time, for the vector
    // units.
    constexpr std::size_t pairs = 64;
    using Values = Eigen::Array<Scalar, pairs, 1>;
    for (std::size_t first = 0; first < values.size(); first += 2 * pairs) {
        Values radius;
        Values angle;
        for (std::size_t pair = 0; pair < pairs; ++pair) {
            radius[static_cast<Eigen::Index>(pair)] = static_cast<Scalar>(uniform());
            angle[static_cast<Eigen::Index>(pair)] = static_cast<Scalar>(uniform());
        }
        radius = (Scalar(-2) * radius.log()).sqrt();
        angle *= static_cast<Scalar>(2 * std::numbers::pi);
        const Values cosines = radius * angle.cos();
        const Values sines = radius * angle.sin();
        const std::size_t count = std::min(2 * pairs, values.size() - first);
        std::copy_n(cosines.data(), std::min(pairs, count), values.data() + first);
        if (count > pairs)
            std::copy_n(sines.data(), count - pairs, values.data() + first + pairs);
    }
}

} // namespace model
