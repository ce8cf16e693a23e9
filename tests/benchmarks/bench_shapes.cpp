// How the time of reading a text grows with it, whatever its rows look like: twice the bytes take twice as
// long.
//   bench_shapes [MiB]    default: 64, the larger of the two texts; rows that are one line have less than 1
//   MiB

#include <algorithm>
#include <limits>

#include "model/input/reading_monitor.h"
#include "model/numerics/parallel.h"
#include "model/tables/format_detection.h"
#include "model/tables/interaction_reader.h"
#include "model/values/failure.h"
#include "tests/benchmarks/support/measure.h"
#include "tests/benchmarks/support/temporary_file.h"
#include "tests/support/row_shapes.h"

namespace {

/// Preview and import; what cannot be read takes its time, too.
void read(const std::string& path) {
    model::ReadingMonitor monitor;
    try {
        const model::SourceFormat format = model::detectFormat({path}, {});
        model::readPart({path}, format, {}, monitor, std::size_t{1} << 20);
    } catch (const model::Error&) {
    }
}

/// The best of some runs: what else the machine does only adds to them.
double secondsFor(const RowShape& shape, std::size_t bytes) {
    const bench::TemporaryFile file("tastescope-bench-shape");
    file.write(shape.text(bytes));
    double best = std::numeric_limits<double>::infinity();
    for (int run = 0; run < 3; ++run) {
        const double start = bench::now();
        read(file.path());
        best = std::min(best, bench::now() - start);
    }
    return best;
}

} // namespace

int main(int count, char** words) {
    const auto arguments = bench::arguments(count, words);
    const std::size_t largest = std::size_t{arguments.empty() ? 64 : std::stoul(arguments.front())} << 20;
    constexpr std::size_t halfLimit = 500'000; // beyond it the memory of so many fields is returned each time
    model::useThreads(0);
    bench::Measurement worst = {
        .what = "reading twice the bytes, the hardest rows", .unit = "of the time", .limit = 2.5};
    const auto measure = [&](const RowShape& shape) {
        const std::size_t bytes = shape.oneLine ? halfLimit : largest;
        const double ratio = secondsFor(shape, bytes) / secondsFor(shape, bytes / 2);
        worst.value = std::max(worst.value, ratio);
        worst.details.emplace_back(shape.name, ratio);
    };
    std::ranges::for_each(tableShapes, measure);
    std::ranges::for_each(otherShapes, measure);
    bench::print(worst);
}
