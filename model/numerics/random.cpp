#include "model/numerics/random.h"

#include <Random123/philox.h>

#include <cmath>
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
    // Box and Muller 1958: two uniforms make two normals.
    for (std::size_t i = 0; i < values.size(); i += 2) {
        const double radius = std::sqrt(-2.0 * std::log(uniform()));
        const double angle = 2.0 * std::numbers::pi * uniform();
        values[i] = static_cast<Scalar>(radius * std::cos(angle));
        if (i + 1 < values.size())
            values[i + 1] = static_cast<Scalar>(radius * std::sin(angle));
    }
}

} // namespace model
