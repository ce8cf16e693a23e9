#pragma once

#include <cstdint>
#include <string>

namespace model {

/// Bytes of free memory; 0 = unknown.
std::uint64_t memoryAvailable();

/// For messages: "105 MB", "3.2 GB".
std::string memoryText(std::uint64_t bytes);

} // namespace model
