#pragma once

#include <cstdint>
#include <string>

namespace model {

/// Seconds since 1970-01-01, UTC.
std::int64_t currentTime();

/// Unique forever, and in order: 20261125-215649-0003-9f03c2 is the time (UTC), a number that orders what is
/// created in the same second, and six random digits.
std::string newId(std::int64_t time, std::size_t number);

/// Whether a name has that form.
bool isId(const std::string& name);

} // namespace model
