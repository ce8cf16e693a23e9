#pragma once

#include <cstdint>
#include <type_traits>

#include "ui/fields/choice.h"

// What inputs say, as the values of options, and back.

namespace ui {

/// A number that is never negative, for a WholeField.
inline std::uint64_t asWhole(int number) {
    return static_cast<std::uint64_t>(number);
}

/// Writes what a field says over the option; what it cannot understand changes nothing.
template <typename Option, typename Field>
void readInto(Option& option, const Field& field) {
    if (const auto value = field.value())
        option = static_cast<Option>(*value);
}

/// The value that a choice stands for.
template <typename Option>
requires std::is_enum_v<Option>
void readInto(Option& option, const QComboBox& choice) {
    option = currentIn<Option>(choice);
}

} // namespace ui
