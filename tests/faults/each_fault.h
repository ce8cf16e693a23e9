#pragma once

#include <functional>
#include <span>
#include <string>

#include "tests/faults/fault.h"

namespace faults {

/// The calls that saving and reading make, and recording a run, which does both.
std::span<const Call> callsOfSaving();
std::span<const Call> callsOfReading();
std::span<const Call> callsOfRecording();

/// Work that is tried with one fault after the other.
struct Trial {
    std::function<void()> prepare; ///< before each fault; without it the state stays
    std::function<void()> work;

    /// What is wrong with what is there now; empty = nothing. whole: the work is said to have succeeded.
    std::function<std::string(bool whole)> wrong;
};

/// Makes each of the calls fail in turn, the nth for n = 1, 2, … until the work passes without reaching it,
/// in every course that it can take. After each fault: either the work succeeded, or it threw an Error with
/// path and cause in one line (std::bad_alloc, too, where an allocation failed); what only took longer, half
/// reads and writes and EINTR, is no failure at all; no descriptor is left open; nothing is wrong; and the
/// same work without a fault then succeeds. Returns what does not hold, a line for each, the first few of a
/// kind.
///
/// Beyond the 24th call only every n/8th is tried, unless the environment variable TASTESCOPE_EVERY_FAULT is
/// set.
std::string complaintsOf(const Trial& trial, std::span<const Call> calls);

/// For work that writes files into a folder: all of it is as `before` left it, or all as the work leaves it
/// when nothing fails, which it is whenever it succeeds. `before` gets the empty
/// folder.
std::string complaintsOfSaving(const std::function<void(const std::string& folder)>& before,
                               const std::function<void(const std::string& folder)>& save);

/// For work that reads: it gives the same text whenever it succeeds.
std::string complaintsOfReading(const std::function<std::string()>& read);

} // namespace faults
