#pragma once

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bench {

/// Seconds on a clock that never goes back.
double now();

/// Seconds that work takes: the median of `runs` runs, after one that is not counted.
double medianSeconds(int runs, const std::function<void()>& work);

/// The value below which the share of the values lies; 0 for none.
double quantile(std::vector<double> values, double share);

/// One measurement: a line of JSON on standard output. A bar is met when the value is at most (or, with
/// atLeast, at least) the limit.
struct Measurement {
    std::string what; ///< e.g. "training step, ml-20m"
    std::string unit; ///< of value and limit, e.g. "of the peak"
    double value = 0;
    std::optional<double> limit = {}; ///< nothing = there is no bar
    bool atLeast = false;
    std::vector<std::pair<std::string, double>> details = {};
};

void print(const Measurement& measurement);

/// The words of the command line, without the program's name.
std::vector<std::string> arguments(int count, char** words);

} // namespace bench
