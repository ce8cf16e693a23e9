#pragma once

#include <string>
#include <string_view>

#include "model/files/safetensors.h"

namespace model {

/// The first violation of the format; the caller, who knows the path, makes an Error of it.
struct Refusal {
    std::string message;
};

/// The header that the JSON describes, each entry complete; whether the entries fit the data is not checked.
/// Throws Refusal.
SafetensorsHeader headerFromJson(std::string_view json);

} // namespace model
