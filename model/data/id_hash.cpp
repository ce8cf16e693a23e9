#include "model/data/id_hash.h"

#include <bit>
#include <cstring>

namespace model {

namespace {

/// v0 … v3 of the paper.
struct SipState {
    std::uint64_t v0, v1, v2, v3;

    void round() {
        v0 += v1;
        v1 = std::rotl(v1, 13) ^ v0;
        v0 = std::rotl(v0, 32);
        v2 += v3;
        v3 = std::rotl(v3, 16) ^ v2;
        v0 += v3;
        v3 = std::rotl(v3, 21) ^ v0;
        v2 += v1;
        v1 = std::rotl(v1, 17) ^ v2;
        v2 = std::rotl(v2, 32);
    }

    void compress(std::uint64_t word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    std::uint64_t finish() {
        v2 ^= 0xff;
        for (int i = 0; i < 4; ++i)
            round();
        return v0 ^ v1 ^ v2 ^ v3;
    }
};

} // namespace

std::uint64_t IdHash::operator()(std::string_view text) const {
    SipState state{m_first ^ 0x736f6d6570736575ULL, m_second ^ 0x646f72616e646f6dULL,
                   m_first ^ 0x6c7967656e657261ULL, m_second ^ 0x7465646279746573ULL};
    const std::uint64_t length = std::uint64_t{text.size()} << 56; // modulo 256, in the last word's last byte
    for (; text.size() >= sizeof(std::uint64_t); text.remove_prefix(sizeof(std::uint64_t))) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), sizeof(word));
        state.compress(word);
    }
    std::uint64_t rest = 0;
    if (!text.empty()) // whose data may be null
        std::memcpy(&rest, text.data(), text.size());
    state.compress(length | rest);
    return state.finish();
}

} // namespace model
