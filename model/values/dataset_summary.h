#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace model {

/// A row that the reader skipped, for the list of rejected rows.
struct RejectedRow {
    std::string file;
    std::uint64_t line = 0; ///< from 1
    std::string reason;     ///< e.g. "the rating \"good\" is not a number"
};

/// What a reader found in the files, before any threshold: U × I as they stand.
struct ReaderSummary {
    std::uint64_t rows = 0; ///< lines with content, the header not counted
    std::uint64_t users = 0;
    std::uint64_t items = 0;
    std::uint64_t interactions = 0; ///< distinct (user, item) pairs
    std::uint64_t duplicates = 0;   ///< repeated pairs; the last one counts
    std::uint64_t rejected = 0;     ///< skipped rows, all of them
    std::uint64_t titles = 0;       ///< items with a title
    static constexpr std::size_t rejectedRowsListed = 1000;
    std::vector<RejectedRow> rejectedRows; ///< the first of them

    double density() const; ///< interactions / (users · items), 0 for empty data
};

/// Who was left out on the way from the rows to the rows that are trained on, and why.
struct DroppedCounts {
    std::uint64_t belowThreshold = 0;       ///< interactions rated below the minimum
    std::uint64_t usersBelowMinimum = 0;    ///< users with too few clicks
    std::uint64_t clicksOfThoseUsers = 0;   ///< … and their clicks
    std::uint64_t itemsOutsideTraining = 0; ///< items that no training user clicked
    std::uint64_t clicksOnThoseItems = 0;   ///< … and the held-out users' clicks on them
    std::uint64_t itemsNeverClicked = 0;    ///< items that lost every click to the rules above
};

/// An item in the list of the most popular ones.
struct PopularItem {
    std::string id;
    std::string title; ///< empty = unknown
    std::uint64_t clicks = 0;
};

/// Everything the data page shows of a dataset that is ready to train on.
struct DatasetSummary {
    std::string name;           ///< e.g. "MovieLens latest small"
    std::string source;         ///< path of the data
    bool splitWasGiven = false; ///< the files brought their own split (authors' layout)
    double minimumRating = 0.0;
    std::uint64_t minimumInteractions = 0;
    ReaderSummary reader;
    DroppedCounts dropped;
    std::uint64_t users = 0;        ///< of all three blocks
    std::uint64_t items = 0;        ///< I
    std::uint64_t interactions = 0; ///< clicks that remain, held-out users' included
    std::uint64_t trainingUsers = 0;
    std::uint64_t validationUsers = 0;
    std::uint64_t testUsers = 0;
    double secondsToRead = 0.0;
    std::vector<std::uint64_t> clicksByRank;  ///< clicks of each item, most popular first
    std::vector<std::uint64_t> clicksPerUser; ///< clicks of each user, most active first
    std::vector<PopularItem> popularItems;    ///< the top 1000

    double density() const; ///< interactions / (users · items), 0 for empty data
};

inline double densityOf(std::uint64_t interactions, std::uint64_t users, std::uint64_t items) {
    const double cells = static_cast<double>(users) * static_cast<double>(items);
    return cells > 0 ? static_cast<double>(interactions) / cells : 0.0;
}

inline double ReaderSummary::density() const {
    return densityOf(interactions, users, items);
}

inline double DatasetSummary::density() const {
    return densityOf(interactions, users, items);
}

} // namespace model
