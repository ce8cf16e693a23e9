#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>

#include "model/values/utf8.h"

namespace model {

/// What went wrong, where, and what to do about it; the text is for people, in one sentence each.
struct Failure {
    std::string message;    ///< what happened, e.g. "the rating \"good\" is not a number"
    std::string file;       ///< the file to blame, empty if none
    std::uint64_t line = 0; ///< its line, from 1; 0 = not one line
    std::string remedy;     ///< what the user can do, empty if there is nothing to say

    /// All of it on one line, whatever stands in its parts: "file:line: message. Remedy."
    std::string text() const;
};

/// Where no file is to blame.
inline Failure problem(std::string message, std::string remedy = {}) {
    return {std::move(message), {}, 0, std::move(remedy)};
}

/// Thrown by the model for every failure that a user can cause; caught once, at the task's edge.
class Error : public std::runtime_error {
public:
    explicit Error(Failure failure) : std::runtime_error(failure.text()), m_failure(std::move(failure)) {}

    const Failure& failure() const { return m_failure; }

private:
    Failure m_failure;
};

/// Thrown where the user's Cancel is noticed. Not a failure: nothing is reported.
class Cancelled : public std::runtime_error {
public:
    Cancelled() : std::runtime_error("cancelled") {}
};

inline std::string Failure::text() const {
    std::string text;
    if (!file.empty()) {
        text += oneLine(file);
        if (line > 0)
            text += ":" + std::to_string(line);
        text += ": ";
    }
    const std::string happened = oneLine(message);
    text.append(happened, 0, happened.find_last_not_of(' ') + 1);
    if (!remedy.empty())
        text += ". " + oneLine(remedy);
    return text;
}

} // namespace model
