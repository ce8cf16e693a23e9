#include "ui/data/count_bins.h"

#include <cmath>

#include "ui/style/format.h"

namespace ui {

namespace {

constexpr int bins = 24;

} // namespace

std::vector<std::uint64_t> countBins(std::uint64_t least, std::uint64_t most) {
    const double ratio = std::pow(static_cast<double>(most + 1) / static_cast<double>(least), 1.0 / bins);
    std::vector<std::uint64_t> edges{least};
    for (int bin = 1; bin < bins; ++bin) {
        const auto even =
            static_cast<std::uint64_t>(std::llround(static_cast<double>(least) * std::pow(ratio, bin)));
        if (even > edges.back() && even <= most)
            edges.push_back(even);
    }
    edges.push_back(most + 1);
    return edges;
}

QString countRange(std::uint64_t first, std::uint64_t end) {
    return end == first + 1 ? count(first) : count(first) + QChar(0x2013) + count(end - 1);
}

} // namespace ui
