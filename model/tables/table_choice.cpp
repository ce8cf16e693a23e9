#include "model/tables/table_choice.h"

#include <algorithm>
#include <utility>

#include "model/input/sqlite_file.h"
#include "model/input/text.h"
#include "model/tables/binary_detection.h"
#include "model/tables/header_detection.h"
#include "model/tables/likeliest_table.h"
#include "model/values/failure.h"

namespace model {

namespace {

/// Whatever they are called, but for members of an archive: sparse matrices, and the tables of databases.
void addBinaryTables(const DataFiles& files, std::vector<DataFile>& tables) {
    for (const DataFile& file : files.all) {
        if (!file.member.empty() ? !nameOf(file).ends_with(".npz") : !holdsBinaryTables(file.path))
            continue;
        std::erase(tables, file);
        if (!file.member.empty() || !isDatabase(file.path))
            tables.push_back(file);
        else
            for (const SqliteTable& table : SqliteFile(file.path).tables())
                tables.push_back({file.path, table.name});
    }
}

LikeliestTable likeliestOf(const DataFiles& files, const std::vector<DataFile>& tables,
                           const ImportOptions& options) {
    std::vector<TableCandidate> candidates;
    candidates.reserve(tables.size());
    for (const DataFile& table : tables)
        candidates.push_back({table, files.sizeOf(table)});
    return likeliestTable(candidates, options);
}

/// What a place is called from which this file was chosen.
std::string placeInside(const std::string& place, const DataFile& file) {
    if (!file.member.empty())
        return file.path + ":" + file.member;
    return file.path.starts_with(place + "/") ? place + ":" + file.path.substr(place.size() + 1) : file.path;
}

void chooseByContent(DataFiles& files, const std::vector<DataFile>& tables, const ImportOptions& options,
                     const std::string& place) {
    const LikeliestTable likeliest = likeliestOf(files, tables, options);
    if (!likeliest.file)
        throw Error({"there are " + std::to_string(tables.size()) +
                         " tables, and none of them looks like ratings: " + namesOf(tables),
                     place, 0, "Choose one of them, like " + placeInside(place, tables.front())});
    files.ratings = *likeliest.file;
    files.alternatives = tables;
}

/// Files that no name tells of: only what surely holds ratings is taken.
void chooseAmongAll(DataFiles& files, const ImportOptions& options, const std::string& place) {
    constexpr std::size_t mostLookedAt = 100;
    std::vector<DataFile> all = files.all;
    std::erase_if(all, [](const DataFile& file) {
        return nameOf(file).starts_with(".") || lowerCase(nameOf(file)).starts_with("readme");
    });
    all.resize(std::min(all.size(), mostLookedAt));
    const LikeliestTable likeliest = likeliestOf(files, all, options);
    if (likeliest.file && likeliest.score >= surelyRatings) {
        files.ratings = *likeliest.file;
        files.alternatives = all;
        return;
    }
    if (likeliest.foreign)
        throw Error(*likeliest.foreign);
    throw Error({"there is no table of ratings in it", place, 0,
                 "Choose a folder or an archive with a table such as ratings.csv"});
}

/// Its tables as files, with their rows in place of sizes.
DataFiles listTables(const std::string& path, std::stop_token stop) {
    DataFiles files;
    for (const SqliteTable& table : SqliteFile(path, std::move(stop)).tables()) {
        files.all.push_back({path, table.name});
        files.sizes.push_back(files.sizeOf({path}));
        files.rows.push_back(table.rows.value_or(0));
    }
    if (files.all.empty())
        throw Error({"the database has no tables", path, 0, "Choose another file"});
    return files;
}

} // namespace

void chooseTable(DataFiles& files, std::vector<DataFile> tables, const ImportOptions& options,
                 const std::string& place) {
    addBinaryTables(files, tables);
    if (tables.empty() && files.all.size() == 1)
        tables = files.all;
    if (tables.empty())
        chooseAmongAll(files, options, place);
    else if (tables.size() == 1)
        files.ratings = tables.front();
    else
        chooseByContent(files, tables, options, place);
}

bool isOutdone(const DataFiles& files, const DataFile& part, const std::vector<DataFile>& others,
               const ImportOptions& options) {
    constexpr double clearly = 0.5;
    if (others.empty())
        return false;
    const LikeliestTable ofPart = likeliestOf(files, {part}, options);
    const LikeliestTable other = likeliestOf(files, others, options);
    return other.file && other.score >= (ofPart.file ? ofPart.score + clearly : surelyRatings);
}

DataFiles tablesOfDatabase(const DataPlace& place, const ImportOptions& options, std::stop_token stop) {
    DataFiles files = listTables(place.path, std::move(stop));
    const std::string remedy = "Choose a table, like " + place.path + ":" + files.all.front().member +
                               "; it holds " + namesOf(files.all);
    files.ratings = place.inside.empty() ? files.all.front() : DataFile{place.path, place.inside};
    if (std::ranges::find(files.all, files.ratings) == files.all.end())
        throw Error({"the database has no table " + inQuotes(place.inside), place.path, 0, remedy});
    if (!place.inside.empty() || files.all.size() == 1)
        return files;
    std::vector<TableCandidate> candidates;
    for (std::size_t table = 0; table < files.all.size(); ++table)
        candidates.push_back({files.all[table], files.rows[table]});
    const LikeliestTable likeliest = likeliestTable(candidates, options);
    if (!likeliest.file)
        throw Error({"no table of the database looks like ratings", place.path, 0, remedy});
    files.ratings = *likeliest.file;
    files.alternatives = files.all;
    return files;
}

} // namespace model
