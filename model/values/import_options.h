#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace model {

/// What the files are. Guess: the reader decides.
enum class DataFormat {
    Guess,
    Table,        ///< a row for each user and item
    UserLists,    ///< a line for each user: user item item …
    CountedLists, ///< a line for each user: number of items, then the items; the user is the line, from 0
    AuthorLayout, ///< the folder that the authors of the paper prepare, already split
    Sections,     ///< a line with an item and a colon, then a row for each of its users: user, rating, date
    ItemValues,   ///< a line for each user: user item:rating item:rating …
    RatingMatrix, ///< a row for each user, a column for each item
    MatrixMarket, ///< coordinates: row and column, counted from 1, and perhaps the entry
    Json,         ///< an object for each row, a line each or in an array
    SparseMatrix, ///< a sparse matrix of scipy (.npz): rows are users, columns items, both from 0
    Sqlite,       ///< a table or view of an SQLite database
};

/// How text is written in bytes. UTF-16 by its byte order mark, little-endian without one.
enum class TextEncoding { Guess, Utf8, Latin1, Utf16 };

/// How the dates of a table are written, where that does not show in each of them.
enum class DateForm {
    Guess,
    Plain,      ///< 2004-05-21 and whatever else can be read in one way only, and numbers since 1970
    Compact,    ///< 20040521
    DayFirst,   ///< 21/05/2004
    MonthFirst, ///< 05/21/2004
    YearFirst,  ///< 04/05/21: a year of two digits
    Order,      ///< running numbers: they say what comes before what, and no dates
};

/// What the first column of a matrix holds.
enum class FirstColumn {
    Guess,
    Ids,    ///< the users
    Counts, ///< how many ratings the row has; the user is the row, from 1
    Cells,  ///< the ratings of the first item; the user is the row, from 1
};

/// How a text table is written; what is not said is guessed from its first lines.
struct TableFormat {
    TextEncoding encoding = TextEncoding::Guess;
    std::optional<std::string> delimiter = {}; ///< any text without line ends, e.g. "," or "::"
    std::optional<bool> quotes = {};           ///< fields may stand in double quotes (RFC 4180)
    std::optional<bool> header = {};           ///< the first line names the columns
    std::optional<bool> decimalComma = {};     ///< 3,5 is three and a half; if not, 1,204 is 1204
    std::optional<std::string> comment = {};   ///< lines that begin with it are no rows; empty = none are
    DateForm dates = DateForm::Guess;
    FirstColumn firstColumn = FirstColumn::Guess; ///< of a matrix
    std::optional<std::string> missing = {};      ///< what a matrix has where there is no rating, besides
                                                  ///< nothing and NaN; empty = only these

    bool operator==(const TableFormat&) const = default;
};

/// Which column of a table of ratings is what; from 0, each at most once.
struct RatingColumns {
    std::size_t user = 0;
    std::size_t item = 1;
    std::optional<std::size_t> rating = {}; ///< a rating or a count; none = every row is a click
    std::optional<std::size_t> time =
        {}; ///< seconds, milli- or microseconds since 1970, or 2004-05-21 14:03:22
    std::optional<std::size_t> event = {}; ///< what the user did: view, purchase …

    bool operator==(const RatingColumns&) const = default;
};

/// The same as they are typed: each by its name in the header, or its number from 0; empty = none.
struct ColumnNames {
    std::string user;
    std::string item;
    std::string rating = {};
    std::string time = {};
    std::string event = {};

    bool operator==(const ColumnNames&) const = default;
};

/// A kind of event whose rows are wanted.
struct EventWeight {
    std::string event;
    double weight = 1.0; ///< its rows' ratings are multiplied by it; without ratings it is the rating

    bool operator==(const EventWeight&) const = default;
};

/// Which column of a table of items is what; from 0.
struct TitleColumns {
    std::size_t id = 0;
    std::size_t title = 1;

    bool operator==(const TitleColumns&) const = default;
};

/// Which rows become clicks. Guess: by what the ratings are, when all of them have been read.
enum class ClickKind {
    Guess,
    Threshold, ///< a rating of at least the minimum
    Any,       ///< every row
    Counts,    ///< every row of at least ½, counted N times, rounded to a whole number (x ∈ ℕ)
};

/// Which rating counts where a (user, item) pair occurs more than once, in the order of the file.
enum class Repeats { First, Last, Sum, Max };

/// What is held out for validation and for test.
enum class SplitKind {
    AsGiven,      ///< what the files say; where they say nothing: held-out users
    HeldOutUsers, ///< users that are never trained on (strong generalisation; paper, section 4.2)
    RandomClicks, ///< a share of every user's clicks at random (weak generalisation)
    LatestClicks, ///< the latest share of every user's clicks; needs times
};

/// How the draw of a split is made. Models, runs and checkpoints of the first versions name none: ByRows.
enum class SplitVersion {
    ByRows = 1, ///< by the order of the rows, in which users and items are numbered, too
    ByIds =
        2, ///< by a keyed hash of the ids, in whose order they are numbered: any order of rows is the same
};

/// An option that somebody gave in words, and that some data cannot follow: not a default, not a guess, and
/// not what a model or a run remembers. What asks for nothing, as a minimum of 0, is not among them.
enum class AskedOption {
    Encoding,
    Delimiter,
    Quotes,
    Header,
    Decimal,
    Comment,
    Dates,
    FirstColumn,
    Missing,
    KeepMissingIds,
    ExactIds,
    Columns,
    TitleEncoding,
    TitleDelimiter,
    TitleHeader,
    TitleColumns,
    MinimumRating,
    Counts,
    Repeats,
    Events,
    From,
    Until,
    MinClicksPerUser,
    MinClicksPerItem,
    UntilStable,
    GivenSplit,
    DrawnSplit, ///< any but the files' own
    LatestSplit,
    HeldOut,
    HeldOutItems,
    SplitSeed,
};

/// How many users each of the validation and the test block holds out.
struct HeldOutUsers {
    double share = 0.1; ///< each user's chance of either block, [0, 0.5); 0 = nobody; used while users = 0
    std::uint64_t users = 0; ///< a number for each block; 0 = use the share

    bool operator==(const HeldOutUsers&) const = default;
};

/// Where the data are, how they are written, and how ratings become clicks. Defaults are the paper's
/// (section 4.1).
struct ImportOptions {
    std::string data = {};  ///< a file, a folder or an archive; or a file in one of these, or a table of a
                            ///< database: FILE.zip:path/inside, FOLDER:path, FILE.db:table
    std::string items = {}; ///< file of item titles; empty = the one that is found with the data
    std::string name = {};  ///< what to call the data; empty = the file's name
    DataFormat format = DataFormat::Guess;
    TableFormat table = {};                        ///< of the ratings
    std::optional<RatingColumns> columns = {};     ///< of the ratings; none = guessed
    std::optional<ColumnNames> columnNames = {};   ///< the same, before the header is known; taken if there
    TableFormat titleTable = {};                   ///< of the titles
    std::optional<TitleColumns> titleColumns = {}; ///< none = guessed
    ClickKind clicks = ClickKind::Guess;
    double minimumRating = 4.0; ///< a rating of at least this is a click (Threshold)
    Repeats repeats = Repeats::Last;
    std::vector<EventWeight> events = {}; ///< rows of other events are left out; empty = all are wanted
    bool keepMissingIds = false;          ///< NA, NULL, NaN, None and \N are ids like others
    bool exactIds = false; ///< ids are what is written; if not, 7.0 is 7, and é is é in one code point or two
    std::optional<std::int64_t> from = {};  ///< rows before this time are left out; seconds since 1970
    std::optional<std::int64_t> until = {}; ///< rows at or after this time are left out
    std::uint64_t minClicksPerUser = 5;     ///< users with fewer clicks are dropped; 0 counts as 1
    std::uint64_t minClicksPerItem = 1;     ///< items with fewer are dropped, before the users; 0 counts as 1
    bool untilStable = false;               ///< both minimums again and again until nothing changes (k-core)
    SplitKind split = SplitKind::AsGiven;
    HeldOutUsers heldOut = {}; ///< the two blocks of users that are never trained on
    double heldOutItems = 0.2; ///< share of a user's clicks to predict, [0, 1); below ½ where no user is
                               ///< held out: it is taken for each of the two blocks
    std::uint64_t splitSeed = 98765; ///< the draw of users and of held-out items
    SplitVersion splitVersion = SplitVersion::ByIds;
    std::vector<AskedOption> asked = {}; ///< what has to apply, or is an error; never saved

    bool operator==(const ImportOptions&) const = default;
};

/// How far a reader has come; sent a few times a second.
struct ReadingProgress {
    std::uint64_t bytesRead = 0;
    std::uint64_t bytesTotal = 0; ///< 0 = unknown
    std::uint64_t rows = 0;
};

} // namespace model
