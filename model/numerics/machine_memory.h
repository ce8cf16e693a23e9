#pragma once

#include <cstdint>
#include <string>

namespace model {

/// Bytes of memory that this process can still take: what the machine has free (MemAvailable), or less where
/// a cgroup is limited (cgroup_memory.h); at least 1. 0 = unknown: a file that holds what the kernel never
/// writes says nothing. root: where / is, another one for tests.
std::uint64_t memoryAvailable(const std::string& root = {});

/// For messages: "12 kB", "105 MB", "3.2 GB".
std::string memoryText(std::uint64_t bytes);

} // namespace model
