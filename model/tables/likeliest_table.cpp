#include "model/tables/likeliest_table.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

#include "model/input/file_kinds.h"
#include "model/input/line_reader.h"
#include "model/tables/column_names.h"
#include "model/tables/file_list.h"
#include "model/tables/format_detection.h"
#include "model/tables/header_detection.h"
#include "model/tables/records.h"
#include "model/tables/table_sample.h"

namespace model {

namespace {

constexpr std::size_t scoredRows = 2000;

SampleRows firstRowsOf(const DataFile& file, const SourceFormat& format) {
    if (!holdsRecords(format.format)) {
        constexpr std::size_t bytes = std::size_t{64} << 10;
        return fieldsOfRows(rowsOf(firstLines(file, format.encoding, bytes), format.dialect), format.dialect);
    }
    SampleRows rows;
    ReadingMonitor monitor;
    const auto reader = openRecords(file, format, monitor);
    for (Record record; rows.size() < scoredRows && reader->next(record);)
        rows.emplace_back(record.fields.begin(), record.fields.end());
    return rows;
}

/// Which share of the rows has a value that another row above has, too.
double repeatsIn(const SampleRows& rows, std::size_t column) {
    std::unordered_set<std::string> different;
    for (const auto& row : rows)
        different.insert(column < row.size() ? row[column] : std::string());
    return rows.empty() ? 0 : 1 - static_cast<double>(different.size()) / static_cast<double>(rows.size());
}

double scoreOf(const DataFile& file, const ImportOptions& options) {
    const SourceFormat format = detectFormat(file, options);
    if (format.format == DataFormat::UserLists || format.format == DataFormat::CountedLists)
        return 1.5;
    const RatingColumns& columns = format.columns;
    const SampleRows rows = firstRowsOf(file, format);
    const auto& names = format.dialect.header;
    const bool named = !names.empty() && findColumn(names, userNames) && findColumn(names, itemNames);
    const double ofUsers = repeatsIn(rows, columns.user);
    const double ofItems = repeatsIn(rows, columns.item);
    constexpr std::size_t several = 20; // rows, from which on everybody once looks like a list of users
    const bool listsPeople = rows.size() >= several && ofUsers == 0;
    return (named ? 2 : 0) + (columns.rating ? 0.5 : 0) + (columns.time ? 0.25 : 0) + ofUsers + ofItems -
           (listsPeople ? 2 : 0);
}

constexpr std::array<std::string_view, 26> wordsOfRatings = {
    "rating",  "ratings",   "review",   "reviews",   "interaction", "interactions", "event",
    "events",  "click",     "clicks",   "purchases", "transaction", "transactions", "plays",
    "listens", "play",      "behavior", "behaviors", "behaviour",   "behaviours",   "action",
    "actions", "scrobbles", "loans",    "sales",     "borrowings"};
constexpr std::array<std::string_view, 20> wordsOfOthers = {
    "trust",      "trusts",   "social", "friend", "friends", "contacts",    "followers",
    "properties", "property", "tag",    "tags",   "tip",     "tips",        "category",
    "categories", "tree",     "genre",  "genres", "similar", "similarities"};

/// What the words of a file's name speak for: 1 = ratings, -1 = something else, as in trust_data.txt and
/// item_properties.csv. Ratings of reviews, as of Epinions and Ciao, are of neither users nor items.
int meaningOfName(const DataFile& file) {
    const std::string name = nameOf(file);
    const std::string lower = lowerCase(name);
    bool ratings = false;
    bool others = plainName(lower).find("reviewrating") != lower.npos;
    for (std::size_t at = 0; at < lower.size();) {
        constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
        const std::size_t begin = std::min(lower.find_first_of(letters, at), lower.size());
        at = std::min(lower.find_first_not_of(letters, begin), lower.size());
        const std::string_view word = std::string_view(lower).substr(begin, at - begin);
        ratings = ratings || std::ranges::find(wordsOfRatings, word) != wordsOfRatings.end();
        others = others || std::ranges::find(wordsOfOthers, word) != wordsOfOthers.end();
    }
    return (ratings ? 1 : 0) - (others ? 1 : 0);
}

} // namespace

LikeliestTable likeliestTable(const std::vector<TableCandidate>& candidates, const ImportOptions& options) {
    const ImportOptions settled = withoutQuestions(options);
    LikeliestTable likeliest;
    std::uint64_t size = 0;
    bool foreignTable = false;
    for (const TableCandidate& candidate : candidates)
        try {
            constexpr double ofName = 0.75;
            const double ofRows = scoreOf(candidate.file, settled);
            const double score = ofRows + ofName * meaningOfName(candidate.file);
            if (ofRows >= 0 && (!likeliest.file || score > likeliest.score ||
                                (score == likeliest.score && candidate.size > size))) {
                likeliest.file = candidate.file;
                likeliest.score = score;
                size = candidate.size;
            }
        } catch (const ForeignFile& foreign) {
            if (!likeliest.foreign || (foreign.holdsTable() && !foreignTable))
                likeliest.foreign = foreign.failure();
            foreignTable = foreignTable || foreign.holdsTable();
        } catch (const Error&) { // it holds no ratings
        }
    return likeliest;
}

} // namespace model
