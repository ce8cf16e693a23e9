#pragma once

#include <string>
#include <string_view>

#include "model/values/failure.h"

// What archives of every kind can have wrong, in words for people.

namespace model {

inline constexpr const char* archiveEndMissing = "the archive is cut short: its end is missing";
inline constexpr const char* archiveChecksumWrong =
    "the archive is damaged: what it holds does not match its checksum";
inline constexpr const char* archiveContinues = "something that is no part of the archive follows its end";

/// Damage that only the library has words for.
inline std::string archiveDamage(std::string_view words) {
    return "the archive is damaged: " + std::string(words);
}

/// Throws Error; name: as messages name the archive or its member.
[[noreturn]] inline void failArchive(const std::string& message, const std::string& name) {
    throw Error({message, name, 0, "Get the archive again, or unpack it and choose the file itself"});
}

} // namespace model
