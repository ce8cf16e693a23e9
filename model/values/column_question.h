#pragma once

#include <string>

namespace model {

/// Columns of a table that can be read in several ways.
struct ColumnQuestion {
    std::string message; ///< with the likeliest columns first, three values each; empty = nothing is asked
    std::string remedy;  ///< the option that settles it
    bool user = false;   ///< what is open
    bool item = false;
    bool rating = false;

    bool open() const { return !message.empty(); }
};

} // namespace model
