#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace model {

/// The number that the text is, in digits alone; none for any other text, such as a limit of "max".
std::optional<std::uint64_t> plainNumber(std::string_view text);

/// Bytes that the cgroups of this process leave it, of version 1 and 2: at each level from its own to the
/// top the limit (memory.limit_in_bytes; memory.max, and memory.high, beyond which processes are put to
/// sleep) less what is in use there; the smallest of them. Copies of files, which the kernel drops when
/// memory is needed, are not in use. None where no limit is known: a file that is missing, or that holds
/// what the kernel never writes, says nothing. root: where / is, another one for tests.
std::optional<std::uint64_t> cgroupMemoryLeft(const std::string& root = {});

} // namespace model
