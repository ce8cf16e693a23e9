#include "model/numerics/machine_memory.h"

#include <fstream>

namespace model {

std::uint64_t memoryAvailable() {
    std::ifstream file("/proc/meminfo");
    std::string name;
    std::uint64_t kibibytes = 0;
    std::string unit;
    while (file >> name >> kibibytes) {
        std::getline(file, unit);
        if (name == "MemAvailable:")
            return kibibytes << 10;
    }
    return 0;
}

std::string memoryText(std::uint64_t bytes) {
    constexpr std::uint64_t mega = 1'000'000;
    constexpr std::uint64_t giga = 1'000 * mega;
    if (bytes < giga - mega / 2)
        return std::to_string((bytes + mega / 2) / mega) + " MB";
    const std::uint64_t tenths = (bytes + giga / 20) / (giga / 10);
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + " GB";
}

} // namespace model
