#include "tests/benchmarks/support/measure.h"

#include <algorithm>
#include <chrono>
#include <iostream>

#include <nlohmann/json.hpp>

namespace bench {

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double medianSeconds(int runs, const std::function<void()>& work) {
    work();
    std::vector<double> seconds;
    for (int run = 0; run < runs; ++run) {
        const double start = now();
        work();
        seconds.push_back(now() - start);
    }
    return quantile(seconds, 0.5);
}

double quantile(std::vector<double> values, double share) {
    if (values.empty())
        return 0;
    std::ranges::sort(values);
    const auto place = static_cast<std::size_t>(share * static_cast<double>(values.size()));
    return values[std::min(place, values.size() - 1)];
}

void print(const Measurement& measurement) {
    nlohmann::ordered_json json = {
        {"what", measurement.what}, {"value", measurement.value}, {"unit", measurement.unit}};
    if (measurement.limit) {
        json["bar"] = *measurement.limit;
        json["at_least"] = measurement.atLeast;
        json["met"] = measurement.atLeast ? measurement.value >= measurement.limit
                                          : measurement.value <= measurement.limit;
    }
    for (const auto& [name, value] : measurement.details)
        json[name] = value;
    std::cout << json.dump() << std::endl;
}

std::vector<std::string> arguments(int count, char** words) {
    return {words + 1, words + count};
}

} // namespace bench
