#pragma once

#include <iostream>

#include <nlohmann/json.hpp>

namespace app {

using Json = nlohmann::ordered_json;

/// One line on standard output. Ids and titles are users' bytes; those that are not UTF-8 become U+FFFD.
inline void print(const Json& json) {
    std::cout << json.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

} // namespace app
