#include "model/numerics/machine_memory.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

#include "model/numerics/cgroup_memory.h"

namespace model {

namespace {

/// By the line "MemAvailable:   23491234 kB"; none where there is no such line.
std::optional<std::uint64_t> machineMemoryLeft(const std::string& root) {
    std::ifstream file(root + "/proc/meminfo");
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string name;
        std::string number;
        std::string unit;
        words >> name >> number >> unit;
        if (const auto kibibytes = plainNumber(number); kibibytes && name == "MemAvailable:" && unit == "kB")
            return std::min(*kibibytes, std::uint64_t{1} << 53) << 10;
    }
    return std::nullopt;
}

} // namespace

std::uint64_t memoryAvailable(const std::string& root) {
    std::optional<std::uint64_t> left = machineMemoryLeft(root);
    if (const auto here = cgroupMemoryLeft(root))
        left = std::min(*here, left.value_or(*here));
    return left ? std::max<std::uint64_t>(*left, 1) : 0;
}

std::string memoryText(std::uint64_t bytes) {
    constexpr std::uint64_t mega = 1'000'000;
    constexpr std::uint64_t giga = 1'000 * mega;
    if (bytes < mega)
        return std::to_string((bytes + 999) / 1000) + " kB";
    if (bytes < giga - mega / 2)
        return std::to_string((bytes + mega / 2) / mega) + " MB";
    const std::uint64_t tenths = (bytes + giga / 20) / (giga / 10);
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + " GB";
}

} // namespace model
