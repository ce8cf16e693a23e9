#include "model/import/asked_options.h"

namespace model {

namespace {

constexpr const char* leaveOut = "Leave it out";

bool isLists(const DataFacts& facts) {
    return facts.format == DataFormat::UserLists || facts.format == DataFormat::CountedLists;
}

bool isLayout(const DataFacts& facts) {
    return facts.format == DataFormat::AuthorLayout;
}

/// Whether how the rows are written can vary: in the other formats it is always the same.
bool isTable(const DataFacts& facts) {
    return facts.format == DataFormat::Guess || facts.format == DataFormat::Table ||
           facts.format == DataFormat::RatingMatrix;
}

/// Whether it is no text, whose numbers are written as numbers.
bool isBinary(const DataFacts& facts) {
    return facts.format == DataFormat::SparseMatrix || facts.format == DataFormat::Sqlite;
}

AskedRefusal unless(bool applies, const char* reason, const char* remedy = leaveOut) {
    return applies ? AskedRefusal() : AskedRefusal{reason, remedy};
}

AskedRefusal needsRatings(const DataFacts& facts) {
    if (isLayout(facts))
        return {"the authors' layout holds clicks, without ratings", leaveOut};
    if (isLists(facts))
        return {"lists have no ratings", leaveOut};
    return unless(facts.rated, "the data have no ratings",
                  "Leave it out, or say which column holds them: --columns user=0,item=1,rating=2");
}

/// The formats that say what a number looks like have no other marks. A database may hold texts.
AskedRefusal needsDecimals(const DataFacts& facts) {
    const bool point = facts.format == DataFormat::SparseMatrix || facts.format == DataFormat::MatrixMarket;
    return point ? AskedRefusal{"this format is always written the same way", leaveOut} : needsRatings(facts);
}

AskedRefusal needsEvents(const DataFacts& facts) {
    if (isLayout(facts))
        return {"the authors' layout has no events", leaveOut};
    if (isLists(facts))
        return {"lists have no events", leaveOut};
    return unless(facts.withEvents, "the data have no events",
                  "Leave it out, or say which column holds them: --columns user=0,item=1,event=2");
}

AskedRefusal needsTimes(const DataFacts& facts) {
    if (isLayout(facts))
        return {"the authors' layout has no times", leaveOut};
    if (isLists(facts))
        return {"lists have no times", leaveOut};
    return unless(facts.timed, "the data have no times",
                  "Leave it out, or say which column holds them: --columns user=0,item=1,time=2");
}

AskedRefusal needsDates(const DataFacts& facts) {
    const AskedRefusal refusal = needsTimes(facts);
    return refusal.reason.empty()
               ? unless(facts.dated, "the times are running numbers, which are an order and no dates",
                        "Leave it out, or say how the dates are written: --dates")
               : refusal;
}

/// Of a repeated pair it chooses the rating, and the time.
AskedRefusal needsRepeats(const DataFacts& facts) {
    if (facts.split == SplitKind::LatestClicks)
        return {};
    const AskedRefusal refusal = needsRatings(facts);
    return refusal.reason.empty()
               ? unless(facts.clicks != ClickKind::Any, "every row is a click, whatever its rating",
                        "Leave it out, or say which ratings are clicks: --min-rating or --counts")
               : refusal;
}

/// What drops or draws has no say where the files give the split.
AskedRefusal needsOwnSplit(const DataFacts& facts) {
    return unless(facts.split != SplitKind::AsGiven,
                  "the split is taken as the files give it, and nothing is dropped from it",
                  isLayout(facts) ? leaveOut
                                  : "Leave it out, or divide the data anew: --split users, random or latest");
}

/// A given split without a validation part lends it training clicks, by a share and a seed.
AskedRefusal needsDraw(const DataFacts& facts) {
    if (facts.split == SplitKind::AsGiven && !facts.bringsValidation)
        return {};
    const AskedRefusal refusal = needsOwnSplit(facts);
    return refusal.reason.empty()
               ? unless(facts.drawn, "nothing is held out",
                        facts.split == SplitKind::HeldOutUsers
                            ? "Leave it out, or hold out users: --heldout"
                            : "Leave it out, or say what share of the clicks to hold out: --heldout-items")
               : refusal;
}

AskedRefusal needsHeldOutUsers(const DataFacts& facts) {
    const AskedRefusal refusal = needsOwnSplit(facts);
    return refusal.reason.empty()
               ? unless(
                     facts.split == SplitKind::HeldOutUsers,
                     "no user is held out where clicks of every user are",
                     "Leave it out, or hold out users: --split users. --heldout-items is the share of clicks")
               : refusal;
}

AskedRefusal needsTitles(const DataFacts& facts) {
    return unless(facts.titled, "there is no file of titles", "Leave it out, or name one: --items");
}

/// Whether the ids are the numbers of a matrix's rows and columns.
bool isOfPlaces(const DataFacts& facts) {
    return facts.format == DataFormat::SparseMatrix || facts.format == DataFormat::MatrixMarket;
}

/// Options of how ids are read. Titles may write them in other ways than the ratings do.
AskedRefusal refusalOfIds(AskedOption option, const DataFacts& facts) {
    if (option == AskedOption::KeepMissingIds)
        return unless(!isLayout(facts) && !isLists(facts) && !isOfPlaces(facts),
                      "only rows are rejected for their ids");
    if (isLayout(facts))
        return {"the ids of the authors' layout are taken as they are", leaveOut};
    return unless(!isOfPlaces(facts) || facts.titled, "the ids of a sparse matrix are whole numbers");
}

/// Options of how the files are written.
AskedRefusal refusalOfReading(AskedOption option, const DataFacts& facts) {
    const bool sections = facts.format == DataFormat::Sections;
    const bool matrix = facts.format == DataFormat::RatingMatrix || facts.format == DataFormat::Guess;
    constexpr const char* fixed = "this format is always written the same way";
    switch (option) {
    case AskedOption::Encoding:
        return unless(!isLayout(facts) && !isBinary(facts), fixed);
    case AskedOption::Delimiter:
        return unless(isTable(facts) || isLists(facts) || sections, fixed);
    case AskedOption::Quotes:
        return unless(isTable(facts) || sections, fixed);
    case AskedOption::Header:
        return unless(isTable(facts), fixed);
    case AskedOption::Comment:
        return unless(isTable(facts) || isLists(facts), fixed);
    case AskedOption::FirstColumn:
    case AskedOption::Missing:
        return unless(matrix, "the data are no matrix", "Leave it out, or say --format matrix");
    case AskedOption::Columns:
        return unless(!isLayout(facts) && !isLists(facts), "this format has no columns");
    case AskedOption::TitleColumns:
        return needsTitles(facts);
    default:
        return facts.titlesAreText ? needsTitles(facts) : AskedRefusal{fixed, leaveOut};
    }
}

} // namespace

bool holdsOut(const ImportOptions& options) {
    return options.split == SplitKind::RandomClicks || options.split == SplitKind::LatestClicks
               ? options.heldOutItems > 0
               : options.heldOut.users > 0 || options.heldOut.share > 0;
}

AskedRefusal refusalOf(AskedOption option, const DataFacts& facts) {
    switch (option) {
    case AskedOption::Decimal:
        return needsDecimals(facts);
    case AskedOption::MinimumRating:
    case AskedOption::Counts:
        return needsRatings(facts);
    case AskedOption::Repeats:
        return needsRepeats(facts);
    case AskedOption::Events:
        return needsEvents(facts);
    case AskedOption::KeepMissingIds:
    case AskedOption::ExactIds:
        return refusalOfIds(option, facts);
    case AskedOption::Dates:
    case AskedOption::LatestSplit:
        return needsTimes(facts);
    case AskedOption::From:
    case AskedOption::Until:
        return needsDates(facts);
    case AskedOption::MinClicksPerUser:
    case AskedOption::MinClicksPerItem:
    case AskedOption::UntilStable:
        return needsOwnSplit(facts);
    case AskedOption::GivenSplit:
        return unless(facts.bringsSplit, "the files give no split",
                      "Leave it out, or divide them: --split users, random or latest");
    case AskedOption::DrawnSplit:
        return unless(!isLayout(facts), "the authors' layout brings its own split",
                      "Leave it out, or choose the ratings that it was made from");
    case AskedOption::HeldOut:
        return needsHeldOutUsers(facts);
    case AskedOption::HeldOutItems:
    case AskedOption::SplitSeed:
        return needsDraw(facts);
    default:
        return refusalOfReading(option, facts);
    }
}

} // namespace model
