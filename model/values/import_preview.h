#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/values/applied_rule.h"
#include "model/values/column_question.h"
#include "model/values/dataset_summary.h"
#include "model/values/import_options.h"

namespace model {

/// A line of a table as the reader understands it.
struct PreviewRow {
    std::uint64_t line = 0;                    ///< from 1
    std::vector<std::string> cells;            ///< UTF-8; for lists: user and items
    std::string problem;                       ///< why the row will be left out; empty = it is good
    std::optional<std::size_t> badColumn = {}; ///< the cell to blame, if it is one
};

/// The first lines of one file.
struct TablePreview {
    std::string file;                ///< as messages name it, e.g. "ml.zip: ml/ratings.csv"
    std::vector<std::string> header; ///< the columns' names; empty = the file names none
    std::size_t columns = 0;         ///< of the widest row
    std::vector<PreviewRow> rows;    ///< at most 200
};

/// A file of a folder or an archive, or a table of a database, that can be chosen.
struct DataChoice {
    std::string place;       ///< as ImportOptions::data names it
    std::string name;        ///< inside the folder, archive or database
    std::uint64_t bytes = 0; ///< unpacked if known
    std::uint64_t rows = 0;  ///< of a table of a database; 0 = unknown
    bool chosen = false;     ///< the ratings are read from it
};

/// What an import with some options would read: every guess made, and what the files begin with.
struct ImportPreview {
    ImportOptions options;          ///< no Guess and no empty optional left where the format needs it, but
                                    ///< for clicks that have to be decided
    AppliedRule rule;               ///< by the first rows; all rows decide
    bool namedCounts = false;       ///< the column of ratings is named for counts
    ColumnQuestion question;        ///< what has to be decided of the columns; options have the likeliest
    std::vector<std::string> notes; ///< what is taken without being told, and what cannot be used
    std::vector<EventCount> events; ///< of the first rows, the most frequent first
    std::vector<DataChoice> choices = {}; ///< all that can be chosen; empty = the data are one file
    std::string chosenTable = {};  ///< of several the likeliest by what they hold; empty = nothing to choose
    std::uint64_t tablesAmong = 0; ///< how many it was chosen from
    std::vector<std::string> tables; ///< every text file of the folder or archive, for the titles
    TablePreview ratings;
    std::vector<std::string> furtherParts = {}; ///< of the table that ratings begins
    std::optional<TablePreview> titles = {};    ///< none = no titles were found
    std::string validation;                     ///< the files that bring a split; empty = they bring none
    std::string test;
    bool looksCounted = false; ///< every line's first number is the number of its items: perhaps no user
    bool rated = false;        ///< the ratings have a column of numbers
    bool timed = false;        ///< … and of times
    std::uint64_t bytes = 0;   ///< of the files, unpacked as far as known
    std::uint64_t rowsEstimated = 0;   ///< from the first lines
    std::uint64_t memoryEstimated = 0; ///< bytes while reading
    std::uint64_t memoryAvailable = 0; ///< bytes that the machine has left; 0 = unknown
};

} // namespace model
