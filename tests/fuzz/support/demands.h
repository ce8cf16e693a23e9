#pragma once

#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "model/values/failure.h"

/// What has to hold whatever the input is; else the input is a finding.
inline void demand(bool holds, const char* what, std::string_view seen = {}) {
    if (holds)
        return;
    std::fprintf(stderr, "broken: %s\n%.*s\n", what, static_cast<int>(seen.size()), seen.data());
    std::abort();
}

inline void demandText(std::string_view text) {
    demand(model::isUtf8(text), "texts that are shown are valid UTF-8", text);
}

/// Whatever stood in the input, a message is one line for people.
inline void demandOneLine(std::string_view text) {
    demand(model::oneLine(text) == text, "a message is one line of UTF-8 without control characters", text);
}

/// What an action gives; nothing where it refuses its input, which it has to say in a line.
template <typename Action>
auto attempt(const Action& action) -> std::optional<decltype(action())> {
    try {
        return action();
    } catch (const model::Error& error) {
        demandOneLine(error.what());
        demand(!error.failure().message.empty(), "a failure says what is wrong");
        return std::nullopt;
    }
}
