#pragma once

#include <cstdint>
#include <string>

namespace model {

/// How many users each of the validation and the test block holds out.
struct HeldOutUsers {
    double share = 0.1;      ///< of the users that remain, (0, 0.5); used while users = 0
    std::uint64_t users = 0; ///< a number for each block; 0 = use the share
};

/// Where the data are and how ratings become clicks. Defaults are the paper's (section 4.1).
struct ImportOptions {
    std::string data;           ///< a ratings file, or a folder in the authors' layout
    std::string items;          ///< optional file of item titles; empty = none, or the one beside the ratings
    std::string name;           ///< what to call the data; empty = the file's name
    double minimumRating = 4.0; ///< a rating of at least this is a click
    std::uint64_t minimumInteractions = 5; ///< users with fewer clicks are dropped; ≥ 1
    HeldOutUsers heldOut;                  ///< the two blocks of users that are never trained on
    double heldOutItems = 0.2;             ///< share of a held-out user's clicks to predict, (0, 1)
    std::uint64_t splitSeed = 98765;       ///< the draw of users and of held-out items
};

/// How far a reader has come; sent a few times a second.
struct ReadingProgress {
    std::uint64_t bytesRead = 0;
    std::uint64_t bytesTotal = 0; ///< 0 = unknown
    std::uint64_t rows = 0;
};

} // namespace model
