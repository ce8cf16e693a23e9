#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/values/applied_rule.h"
#include "model/values/import_options.h"
#include "model/values/item_attribute.h"

namespace model {

/// A row that the reader skipped, for the list of rejected rows.
struct RejectedRow {
    std::string file;
    std::uint64_t line = 0;   ///< from 1
    std::uint64_t column = 0; ///< from 1; 0 = the whole row
    std::string reason;       ///< e.g. "the rating \"good\" is not a number"
    std::string text;         ///< the row as UTF-8, cut when long
};

/// How many rows one day has.
struct DayCount {
    std::int64_t day = 0; ///< days since 1970-01-01, UTC
    std::uint64_t rows = 0;
};

/// How many rows are of one kind of event, wanted or not.
struct EventCount {
    std::string event;
    std::uint64_t rows = 0;
};

/// What a reader found in the files, before any threshold.
struct ReaderSummary {
    std::uint64_t rows = 0;      ///< rows of tables, items of lists; the header not counted
    std::uint64_t lines = 0;     ///< of all files but the titles'
    std::uint64_t blanks = 0;    ///< empty lines
    std::uint64_t continued = 0; ///< further lines of rows that span several
    std::uint64_t headers = 0;   ///< lines that name columns, and those that begin a section
    std::uint64_t comments = 0;  ///< comment lines
    std::uint64_t skipped = 0;   ///< other lines above the first row
    std::uint64_t users = 0;
    std::uint64_t items = 0;
    std::uint64_t interactions = 0;   ///< distinct (user, item) pairs
    std::uint64_t duplicates = 0;     ///< rows whose pair another row has, too
    std::uint64_t unwantedEvents = 0; ///< rows of events that were not chosen
    std::uint64_t outsideDates = 0;   ///< rows before or after the chosen dates
    std::uint64_t rejected = 0;       ///< skipped rows, all of them
    std::uint64_t missingIds = 0;     ///< of these, rows without a user or an item: NA, NULL, empty …
    std::uint64_t joinedUsers = 0;    ///< ids that another way of writing joined to a user: 7.0 to 7
    std::uint64_t joinedItems = 0;    ///< … or to an item
    std::string joinedExample;        ///< two of them, e.g. "\"7.0\" and \"7\""; empty where none were
    std::uint64_t titles = 0;         ///< items with a title
    std::vector<AttributeSummary> attributes; ///< of these items, in the order of the columns
    static constexpr std::size_t rejectedRowsListed = 1000;
    std::vector<RejectedRow> rejectedRows; ///< the first of them
    std::vector<RatingCount> ratings;      ///< by rating, ascending; empty where the data have none
    std::vector<EventCount> events;        ///< by name; empty where the data have none
    std::vector<std::string> notes;        ///< what was taken without being told, and what could not be used
    std::vector<DayCount> days;            ///< that have rows, ascending; empty where there are no times

    double density() const; ///< interactions / (users · items), 0 for empty data
};

/// What was dropped between the rows of the files and the clicks to train on, and why.
struct DroppedCounts {
    std::uint64_t belowThreshold = 0;       ///< interactions rated below the minimum
    std::uint64_t itemsBelowMinimum = 0;    ///< items with too few clicks
    std::uint64_t clicksOfThoseItems = 0;   ///< … and their clicks
    std::uint64_t usersBelowMinimum = 0;    ///< users with too few clicks
    std::uint64_t clicksOfThoseUsers = 0;   ///< … and their clicks
    std::uint64_t itemsOutsideTraining = 0; ///< items that no training user clicked
    std::uint64_t clicksOnThoseItems = 0;   ///< … and the held-out users' clicks on them
    std::uint64_t itemsNeverClicked = 0;    ///< items that lost every click to the rules above
};

/// An item with its popularity.
struct PopularItem {
    std::string id;
    std::string title; ///< empty = unknown
    std::uint64_t clicks = 0;
};

/// Everything the data page shows of a dataset that is ready to train on.
struct DatasetSummary {
    std::string name;              ///< e.g. "MovieLens latest small"
    std::string source;            ///< path of the data
    std::string chosenTable;       ///< of several the likeliest by what they hold; empty = nothing to choose
    std::uint64_t tablesAmong = 0; ///< how many it was chosen from
    ImportOptions options;         ///< how it was made, every guess resolved
    AppliedRule rule;              ///< which rows became clicks
    bool splitWasGiven = false;    ///< the files brought their own split
    bool usersShared = false;      ///< weak generalisation: the blocks hold clicks of the same users
    ReaderSummary reader;
    DroppedCounts dropped;
    std::uint64_t users = 0;        ///< of all three blocks
    std::uint64_t items = 0;        ///< I
    std::uint64_t interactions = 0; ///< clicks that remain, held-out users' included
    std::uint64_t trainingUsers = 0;
    std::uint64_t validationUsers = 0;
    std::uint64_t testUsers = 0;
    std::string validationUnmeasured; ///< why nobody of this block can be measured; empty = somebody can
    std::string testUnmeasured;
    double secondsToRead = 0.0;
    std::vector<std::uint64_t> clicksByRank;  ///< clicks of each item, most popular first
    std::vector<std::uint64_t> clicksPerUser; ///< clicks of each user, most active first
    std::vector<PopularItem> popularItems;    ///< all items, most popular first
    double gini = 0.0;            ///< of the items' clicks: 0 = all alike, near 1 = a few have them all
    double topPercentShare = 0.0; ///< of the clicks, that the most popular 1 % of the items have

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
