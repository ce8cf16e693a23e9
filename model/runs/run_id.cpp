#include "model/runs/run_id.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <random>
#include <string_view>

namespace model {

std::int64_t currentTime() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string newId(std::int64_t time, std::size_t number) {
    const auto seconds = static_cast<std::time_t>(time);
    std::tm parts = {};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 32> text = {};
    std::strftime(text.data(), text.size(), "%Y%m%d-%H%M%S", &parts);
    std::random_device random;
    std::array<char, 16> rest = {};
    std::snprintf(rest.data(), rest.size(), "-%04u-%06x", static_cast<unsigned>(number % 10000),
                  static_cast<unsigned>(random() & 0xffffffU));
    return std::string(text.data()) + rest.data();
}

bool isId(const std::string& name) {
    constexpr std::string_view form = "dddddddd-dddddd-dddd-xxxxxx";
    return name.size() == form.size() &&
           std::equal(name.begin(), name.end(), form.begin(), [](char character, char wanted) {
               const bool digit = character >= '0' && character <= '9';
               return wanted == 'd'   ? digit
                      : wanted == 'x' ? digit || (character >= 'a' && character <= 'f')
                                      : character == wanted;
           });
}

} // namespace model
