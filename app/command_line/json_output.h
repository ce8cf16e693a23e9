#pragma once

#include <iostream>

#include <nlohmann/json.hpp>

namespace app {

using Json = nlohmann::ordered_json;

/// One line on standard output. Ids and titles are users' bytes; what is no UTF-8 in them becomes U+FFFD.
inline void print(const Json& json) {
    std::cout << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

} // namespace app
