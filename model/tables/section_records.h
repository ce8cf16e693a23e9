#pragma once

#include <optional>
#include <string_view>

namespace model {

/// What a line that begins a section stands for: 7 of "7:". Nothing for any other line.
std::optional<std::string_view> sectionOf(std::string_view line);

} // namespace model
