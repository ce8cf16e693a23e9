#include "model/tables/data_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

#include "model/input/archive.h"
#include "model/input/data_place.h"
#include "model/input/file_type.h"
#include "model/input/sqlite_file.h"
#include "model/input/text.h"
#include "model/tables/binary_detection.h"
#include "model/tables/column_names.h"
#include "model/tables/header_detection.h"
#include "model/tables/part_format.h"
#include "model/tables/split_parts.h"
#include "model/tables/table_choice.h"
#include "model/tables/table_parts.h"
#include "model/values/failure.h"

namespace model {

namespace {

namespace fs = std::filesystem;

// Names under which ratings and titles are published, the surest first.
constexpr std::array<std::string_view, 8> ratingsNames = {
    "ratings.csv",      "ratings.dat", "u.data",      "user_artists.dat",
    "interactions.csv", "ratings.tsv", "ratings.txt", "rating.csv"};
constexpr std::array<std::string_view, 11> titlesNames = {
    "items.csv", "movies.csv", "movies.dat", "u.item",    "artists.dat", "titles.csv",
    "books.csv", "anime.csv",  "movie.csv",  "items.tsv", "artists.csv"};
// Others, without their ending and as plainName writes them.
constexpr std::array<std::string_view, 28> titlesStems = {
    "items",    "item",       "iteminfo", "itemsinfo", "itemdata",  "itemsdata",   "itemmeta",
    "titles",   "itemtitles", "movies",   "movie",     "movieinfo", "movietitles", "films",
    "books",    "bxbooks",    "artists",  "songs",     "tracks",    "products",    "productinfo",
    "articles", "anime",      "games",    "videos",    "recipes",   "businesses",  "catalog"};
constexpr std::array<std::string_view, 5> titlesEndings = {"", ".csv", ".tsv", ".dat", ".txt"};
constexpr std::array<std::string_view, 8> tableEndings = {".csv",  ".tsv",   ".dat",  ".txt",
                                                          ".data", ".inter", ".base", ".tab"};
constexpr std::array<std::string_view, 5> rarerEndings = {".json", ".jsonl", ".mtx", ".arff", ".libsvm"};

bool isTitlesName(const std::string& name) {
    const std::size_t dot = std::min(name.rfind('.'), name.size());
    return std::ranges::find(titlesStems, plainName(name.substr(0, dot))) != titlesStems.end() &&
           std::ranges::find(titlesEndings, lowerCase(name.substr(dot))) != titlesEndings.end();
}

std::vector<DataFile> tablesIn(const std::string& database) {
    std::vector<DataFile> tables;
    for (const SqliteTable& table : SqliteFile(database).tables())
        tables.push_back({database, table.name});
    return tables;
}

/// The table of a database that is called as titles are.
std::optional<DataFile> titlesAmong(const std::vector<DataFile>& tables, const DataFile& ratings) {
    for (const std::string_view stem : titlesStems)
        for (const DataFile& table : tables)
            if (plainName(table.member) == stem && table != ratings)
                return table;
    return std::nullopt;
}

/// Looks for files by their names, and of several that may be meant by what they hold.
class Finder {
public:
    Finder(DataFiles files, const ImportOptions& options) : m_files(std::move(files)), m_options(options) {}

    /// The data set that these files make up.
    DataFiles find(const std::string& place) {
        if (!findAuthorLayout() && !findSplit(plainSplitOf) && !findRatings() &&
            !findSplit(numberedSplitOf) && !findWordedSplit() && !findInter() && !findParts())
            chooseTable(m_files, tablesByName(), m_options, place);
        noteTestBeside("");
        findTitles();
        return std::move(m_files);
    }

    /// The same for what the user has chosen in it: a member, by its whole name or the end of it, or a
    /// folder.
    DataFiles findInside(const std::string& place, const std::string& inside) {
        const auto isNamed = [&](const DataFile& file) { return placeOf(file) == inside; };
        const auto endsSo = [&](const DataFile& file) { return placeOf(file).ends_with("/" + inside); };
        auto chosen = std::ranges::find_if(m_files.all, isNamed);
        if (chosen == m_files.all.end() && std::ranges::count_if(m_files.all, endsSo) == 1)
            chosen = std::ranges::find_if(m_files.all, endsSo);
        if (chosen != m_files.all.end())
            return findAround(DataFile(*chosen));
        const std::string folder = inside.ends_with('/') ? inside : inside + "/";
        DataFiles within;
        for (std::size_t i = 0; i < m_files.all.size(); ++i)
            if (placeOf(m_files.all[i]).starts_with(folder)) {
                within.all.push_back(m_files.all[i]);
                within.sizes.push_back(m_files.sizes[i]);
            }
        if (within.all.empty())
            throw Error({"there is nothing that is called " + inQuotes(inside), place, 0,
                         "It holds " + namesOf(m_files.all)});
        m_files = std::move(within);
        return find(place);
    }

    /// The same where the table is known.
    DataFiles findAround(const DataFile& table) {
        m_files.ratings = table;
        if (!takeSplit(table, plainSplitOf(table, m_files.all)) &&
            !takeSplit(table, numberedSplitOf(table, m_files.all)))
            noteTestBeside("; choose the folder for both, as a given split");
        findTitles();
        return std::move(m_files);
    }

private:
    std::optional<DataFile> named(std::string_view name) const {
        const auto found = std::ranges::find(m_files.all, name, nameOf);
        return found == m_files.all.end() ? std::nullopt : std::optional(*found);
    }

    /// Beside the ratings, packed or not.
    std::optional<DataFile> beside(std::string_view name) const {
        const auto found = std::ranges::find_if(m_files.all, [&](const DataFile& file) {
            return nameOf(file) == name && folderOf(file) == folderOf(m_files.ratings);
        });
        return found == m_files.all.end() ? std::nullopt : std::optional(*found);
    }

    bool findAuthorLayout() {
        for (const char* name : {"unique_sid.txt", "validation_tr.csv"})
            if (const auto file = named(name)) {
                m_files.ratings = *file;
                m_files.ratings = m_files.beside("unique_sid.txt");
                m_files.format = DataFormat::AuthorLayout;
                return true;
            }
        return false;
    }

    using SplitFinder = SplitParts (*)(const DataFile& training, const std::vector<DataFile>& all);

    /// The first file beside which there are the other parts of a split.
    bool findSplit(SplitFinder partsOf) {
        for (const DataFile& file : m_files.all)
            if (takeSplit(file, partsOf(file, m_files.all)))
                return true;
        return false;
    }

    bool takeSplit(const DataFile& training, const SplitParts& parts) {
        if (!parts.test)
            return false;
        m_files.ratings = training;
        m_files.validation = parts.validation;
        m_files.test = parts.test;
        return true;
    }

    /// Such words may be in other names, too: the parts have to have the same columns.
    bool findWordedSplit() {
        for (const DataFile& file : m_files.all) {
            const SplitParts parts = wordedSplitOf(file, m_files.all);
            if (parts.test && haveSameColumns(file, *parts.test, m_options) &&
                (!parts.validation || haveSameColumns(file, *parts.validation, m_options)))
                return takeSplit(file, parts);
        }
        return false;
    }

    /// Where the table is called as a training part and has been chosen without its test part.
    void noteTestBeside(const char* remedy) {
        const SplitParts parts = wordedSplitOf(m_files.ratings, m_files.all);
        if (m_files.test || !parts.test)
            return;
        const std::string name = inQuotes(nameOf(*parts.test));
        m_files.note = haveSameColumns(m_files.ratings, *parts.test, m_options)
                           ? "its test part stands beside it: " + name + remedy
                           : name + " stands beside it, has other columns, and is not read as its test part";
    }

    /// Several files of one table. Those of other tables may be parts, too: then another table is likelier.
    bool findParts() {
        const std::vector<DataFile> parts = likeliestParts();
        if (parts.empty())
            return false;
        std::vector<DataFile> others = tablesByName();
        std::erase_if(others,
                      [&](const DataFile& file) { return std::ranges::find(parts, file) != parts.end(); });
        if (isOutdone(m_files, parts.front(), others, m_options))
            return false;
        m_files.ratings = parts.front();
        m_files.more.assign(parts.begin() + 1, parts.end());
        return true;
    }

    /// 2014-01 and 2015-01 differ in the first number only, and yet 2014-02 belongs to them.
    std::vector<DataFile> likeliestParts() const {
        std::vector<DataFile> numbered = numberedParts(thoseOf(&Finder::mayBeNumberedPart));
        std::vector<DataFile> dated = datedParts(thoseOf(&Finder::mayBeAnyPart));
        const bool more =
            dated.size() > numbered.size() && std::ranges::all_of(numbered, [&](const DataFile& file) {
                return std::ranges::find(dated, file) != dated.end();
            });
        return more && haveSameColumns(dated.front(), dated.back(), m_options) ? dated : numbered;
    }

    std::vector<DataFile> thoseOf(bool (Finder::*kind)(const DataFile&) const) const {
        std::vector<DataFile> files;
        std::ranges::copy_if(m_files.all, std::back_inserter(files),
                             [&](const DataFile& file) { return (this->*kind)(file); });
        return files;
    }

    /// Spark's parts may have no ending.
    bool mayBeNumberedPart(const DataFile& file) const {
        const std::string name = nameOf(file);
        return mayBeTable(file) || mayBeObjects(file) ||
               (name.starts_with("part-") && name.find('.') == name.npos);
    }

    /// Nor have those that `split` writes, and a number may stand behind it.
    bool mayBeAnyPart(const DataFile& file) const {
        const std::string name = nameOf(file);
        return mayBeNumberedPart(file) || withoutLastNumber(name) != name ||
               (name.find('.') == name.npos && !name.starts_with("_"));
    }

    bool findRatings() {
        for (const std::string_view name : ratingsNames)
            if (const auto file = named(name)) {
                m_files.ratings = *file;
                return true;
            }
        return false;
    }

    bool findInter() {
        const auto inter = std::ranges::find_if(
            m_files.all, [](const DataFile& file) { return nameOf(file).ends_with(".inter"); });
        if (inter == m_files.all.end())
            return false;
        m_files.ratings = *inter;
        return true;
    }

    /// Of these there are many that are no data: they are looked at where there is no other table.
    static bool mayBeObjects(const DataFile& file) {
        const std::string name = nameOf(file);
        return std::ranges::any_of(rarerEndings,
                                   [&](std::string_view ending) { return name.ends_with(ending); });
    }

    bool mayBeTable(const DataFile& file) const {
        const std::string name = lowerCase(nameOf(file));
        const bool known = std::ranges::any_of(
            tableEndings, [&](std::string_view ending) { return name.ends_with(ending); });
        return known && !name.starts_with("readme") && !name.starts_with("license") &&
               std::ranges::find(titlesNames, name) == titlesNames.end() && !isTitlesName(name);
    }

    std::vector<DataFile> tablesByName() const {
        std::vector<DataFile> tables;
        std::ranges::copy_if(m_files.all, std::back_inserter(tables),
                             [this](const DataFile& file) { return mayBeTable(file); });
        if (tables.empty())
            std::ranges::copy_if(m_files.all, std::back_inserter(tables), mayBeObjects);
        if (tables.empty()) // what is called like titles may be the ratings
            std::ranges::copy_if(m_files.all, std::back_inserter(tables),
                                 [](const DataFile& file) { return isTitlesName(nameOf(file)); });
        return tables;
    }

    /// Beside the ratings only.
    void findTitles() {
        if (!m_files.ratings.member.empty() && isDatabase(m_files.ratings.path)) {
            m_files.titles = titlesAmong(tablesIn(m_files.ratings.path), m_files.ratings);
            if (m_files.titles)
                return;
        }
        for (const std::string_view name : titlesNames)
            if (const auto file = beside(name); file && *file != m_files.ratings) {
                m_files.titles = file;
                return;
            }
        const auto item = std::ranges::find_if(m_files.all, [this](const DataFile& file) {
            return nameOf(file).ends_with(".item") && folderOf(file) == folderOf(m_files.ratings);
        });
        const auto other = std::ranges::find_if(m_files.all, [this](const DataFile& file) {
            return isTitlesName(nameOf(file)) && folderOf(file) == folderOf(m_files.ratings) &&
                   file != m_files.ratings;
        });
        if (item != m_files.all.end())
            m_files.titles = *item;
        else if (other != m_files.all.end())
            m_files.titles = *other;
    }

    DataFiles m_files;
    const ImportOptions& m_options;
};

/// A single file, a member of an archive, or a file in a folder.
DataFile fileAt(const DataPlace& place) {
    return isFolder(place.path) ? DataFile{(fs::path(place.path) / place.inside).string(), {}}
                                : DataFile{place.path, place.inside};
}

/// The file of titles that the user names, in any of these ways or as DataFile::text() does.
DataFile titlesAt(const DataFiles& files, const ImportOptions& options) {
    const auto known = std::ranges::find(files.all, options.items, &DataFile::text);
    if (known != files.all.end())
        return *known;
    DataFile titles = fileAt(dataPlaceOf(options.items));
    if (titles.member.starts_with(' '))
        titles.member.erase(0, 1);
    if (isFolder(titles.path) || !titles.member.empty() || !isDatabase(titles.path))
        return titles;
    const std::vector<DataFile> tables = tablesIn(titles.path);
    return tables.size() == 1 ? tables.front() : titlesAmong(tables, files.ratings).value_or(titles);
}

DataFiles filesAt(const DataPlace& place, const ImportOptions& options, std::stop_token stop) {
    const std::string& path = place.path;
    if (isFolder(path)) {
        if (!place.inside.empty())
            return filesAt(dataPlaceOf((fs::path(path) / place.inside).string()), options, std::move(stop));
        return Finder(filesOfFolder(path), options).find(path);
    }
    if (isDatabase(path)) {
        DataFiles files = tablesOfDatabase(place, options, std::move(stop));
        files.titles = titlesAmong(files.all, files.ratings);
        return files;
    }
    if (isArchive(path)) {
        Finder finder(membersOf(path, std::move(stop)), options);
        return place.inside.empty() ? finder.find(path) : finder.findInside(path, place.inside);
    }
    if (!place.inside.empty())
        throw Error({"nothing is inside this file: it is no archive, no folder and no database", path, 0,
                     "Choose the file itself"});
    return Finder(filesBeside(path), options).findAround({path, {}});
}

} // namespace

DataFiles findDataFiles(const ImportOptions& options, std::stop_token stop) {
    DataFiles files = filesAt(dataPlaceOf(options.data), options, std::move(stop));
    if (options.items.empty())
        return files;
    files.titles = titlesAt(files, options);
    return files;
}

} // namespace model
