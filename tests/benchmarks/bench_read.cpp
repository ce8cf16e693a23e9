// How near reading a table comes to reading its bytes.
//   bench_read [rows]    default: 20 000 000, a file of about 530 MB in the folder for temporary files

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <numeric>

#include <omp.h>

#include "model/import/import.h"
#include "model/numerics/parallel.h"
#include "model/numerics/random.h"
#include "tests/benchmarks/support/allocations.h"
#include "tests/benchmarks/support/measure.h"
#include "tests/benchmarks/support/temporary_file.h"

namespace {

namespace fs = std::filesystem;

/// ratings.csv as MovieLens writes it: by user, items of a long-tailed popularity with large gaps in their
/// ids, half stars, seconds.
void writeRatings(const std::string& path, std::uint64_t rows) {
    constexpr std::uint32_t items = 27'000;
    std::ofstream file(path, std::ios::binary);
    std::string text = "userId,movieId,rating,timestamp\n";
    model::RandomStream random(1, 400);
    std::uint32_t user = 0;
    std::uint64_t left = 0;
    const auto number = [&text](std::uint64_t value) {
        char digits[20];
        text.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    };
    for (std::uint64_t row = 0; row < rows; ++row) {
        if (left-- == 0) {
            ++user;
            left = 19 + static_cast<std::uint64_t>(-124.0 * std::log(random.uniform()));
        }
        const auto rank = static_cast<std::uint32_t>(items * std::pow(random.uniform(), 3.0));
        number(user);
        text += ',';
        number(1 + rank * 4 + rank * rank / 9000); // up to some 190 000
        text += ',';
        const std::uint64_t halves = 1 + random.below(10);
        text += static_cast<char>('0' + halves / 2);
        text += halves % 2 == 0 ? ".0," : ".5,";
        number(789'652'009 + random.below(700'000'000));
        text += '\n';
        if (text.size() > (1U << 20)) {
            file.write(text.data(), static_cast<std::streamsize>(text.size()));
            text.clear();
        }
    }
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
}

/// Reads the file in pieces, with every thread, and sums its bytes.
std::uint64_t sumOfBytes(const std::string& path) {
    constexpr std::size_t piece = std::size_t{1} << 20;
    const auto size = static_cast<std::size_t>(fs::file_size(path));
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    std::uint64_t sum = 0;
#pragma omp parallel reduction(+ : sum)
    {
        std::vector<unsigned char> bytes(piece);
#pragma omp for schedule(static)
        for (std::size_t at = 0; at < size; at += piece) {
            const ssize_t got = pread(file, bytes.data(), piece, static_cast<off_t>(at));
            sum +=
                std::accumulate(bytes.begin(), bytes.begin() + std::max<ssize_t>(got, 0), std::uint64_t{0});
        }
    }
    close(file);
    return sum;
}

} // namespace

int main(int count, char** words) {
    const auto arguments = bench::arguments(count, words);
    const std::uint64_t rows = arguments.empty() ? 20'000'000 : std::stoull(arguments.front());
    model::useThreads(0);
    const bench::TemporaryFile file("tastescope-bench-ratings");
    writeRatings(file.path(), rows);
    model::ImportOptions options;
    options.data = file.path();

    volatile std::uint64_t kept = 0;
    std::vector<double> ratios, reading, summing;
    double memory = 0;
    for (int run = 0; run < 3; ++run) {
        summing.push_back(bench::medianSeconds(3, [&] { kept = sumOfBytes(file.path()); }));
        bench::resetPeakMemory();
        const double before = bench::residentMemory();
        const double start = bench::now();
        const auto dataset = model::importDataset(options);
        reading.push_back(bench::now() - start);
        memory = std::max(memory, bench::peakResidentMemory() - std::max(before, bench::residentMemory()));
        ratios.push_back(reading.back() / summing.back());
        if (dataset->summary.reader.rows != rows)
            std::cerr << "read " << dataset->summary.reader.rows << " rows of " << rows << '\n';
    }
    bench::print({.what = "reading " + std::to_string(rows) + " ratings",
                  .unit = "passes over the bytes",
                  .value = bench::quantile(ratios, 0.5),
                  .limit = 20,
                  .details = {{"seconds", bench::quantile(reading, 0.5)},
                              {"seconds_of_a_pass", bench::quantile(summing, 0.5)},
                              {"million_rows_per_second",
                               static_cast<double>(rows) / 1e6 / bench::quantile(reading, 0.5)},
                              {"file_mb", static_cast<double>(fs::file_size(file.path())) / 1e6}}});
    bench::print({.what = "memory of reading beyond the result",
                  .unit = "bytes a row",
                  .value = memory / static_cast<double>(rows),
                  .limit = 40});
}
