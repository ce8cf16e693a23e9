#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <cstring>
#include <iterator>
#include <limits>
#include <random>
#include <string>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t maxSize);

// Changes to what an input means, where a change to its bytes would only be noticed by a checksum.

using Random = std::minstd_rand;

/// Bytes as libFuzzer changes them.
inline std::string mutated(std::string bytes, std::size_t more = 16) {
    const std::size_t size = bytes.size();
    bytes.resize(size + more);
    auto* data = reinterpret_cast<std::uint8_t*>(bytes.data()); // NOLINT(*-reinterpret-cast)
    bytes.resize(LLVMFuzzerMutate(data, size, bytes.size()));
    return bytes;
}

/// Values that are special to one reader or another.
inline nlohmann::json specialValue(Random& random) {
    using Json = nlohmann::json;
    static const std::vector<Json> values = {nullptr,
                                             true,
                                             false,
                                             0,
                                             1,
                                             -1,
                                             2,
                                             5,
                                             0.5,
                                             -0.0,
                                             1e-320,
                                             1e308,
                                             -1e308,
                                             1e39,
                                             1e19,
                                             0.9999999999999999,
                                             std::numeric_limits<std::int32_t>::max(),
                                             std::numeric_limits<std::int32_t>::min(),
                                             std::numeric_limits<std::int64_t>::max(),
                                             std::numeric_limits<std::int64_t>::min(),
                                             std::numeric_limits<std::uint32_t>::max(),
                                             std::numeric_limits<std::uint64_t>::max(),
                                             "",
                                             "a",
                                             "\n",
                                             std::string(1, '\0'),
                                             Json::array(),
                                             Json::object(),
                                             Json::array({1}),
                                             Json::array({Json::array()})};
    return values[random() % values.size()];
}

inline void collectValues(nlohmann::json& json, std::vector<nlohmann::json*>& values) {
    values.push_back(&json);
    if (json.is_structured())
        for (nlohmann::json& value : json)
            collectValues(value, values);
}

/// Changes one value of the document, or what it is made of.
inline void mutateValue(nlohmann::json& json, Random& random) {
    std::vector<nlohmann::json*> values;
    collectValues(json, values);
    nlohmann::json& value = *values[random() % values.size()];
    const nlohmann::json& other = *values[random() % values.size()];
    switch (random() % 5) {
    case 0:
        value = specialValue(random);
        break;
    case 1:
        value = nlohmann::json(other);
        break;
    case 2:
        if (value.is_structured() && !value.empty())
            value.erase(std::next(value.begin(), static_cast<std::ptrdiff_t>(random() % value.size())));
        break;
    case 3:
        if (value.is_array() && value.size() < 32)
            value.push_back(value.empty() ? specialValue(random) : nlohmann::json(value.back()));
        break;
    default: {
        const auto text = mutated(value.is_string() ? value.get<std::string>() : value.dump());
        const auto parsed = nlohmann::json::parse(text, nullptr, false);
        if (value.is_string())
            value = text;
        else if (!parsed.is_discarded())
            value = parsed;
    }
    }
}

/// JSON for a file: what is no UTF-8 becomes U+FFFD.
inline std::string textOf(const nlohmann::json& json) {
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// Puts the bytes in an input's place, if they fit.
inline std::size_t replaceInput(const std::string& bytes, std::uint8_t* data, std::size_t size,
                                std::size_t maxSize) {
    if (bytes.empty() || bytes.size() > maxSize)
        return LLVMFuzzerMutate(data, size, maxSize);
    std::memcpy(data, bytes.data(), bytes.size());
    return bytes.size();
}
