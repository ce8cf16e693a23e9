#include "model/tables/data_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <string_view>

#include "model/input/archive.h"
#include "model/input/data_place.h"
#include "model/input/sqlite_file.h"
#include "model/input/text.h"
#include "model/tables/binary_detection.h"
#include "model/tables/column_names.h"
#include "model/tables/header_detection.h"
#include "model/tables/table_choice.h"
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
constexpr std::array<std::string_view, 4> validationNames = {"valid", "validation", "val", "dev"};
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

bool isFolder(const std::string& path) {
    std::error_code unreachable;
    return fs::is_directory(path, unreachable);
}

/// With # for the first number in the name that follows the folders.
std::string withoutNumber(const std::string& path) {
    const std::size_t name = path.rfind('/') == path.npos ? 0 : path.rfind('/') + 1;
    constexpr std::string_view digits = "0123456789";
    const std::size_t first = path.find_first_of(digits, name);
    if (first == path.npos)
        return path;
    const std::size_t end = std::min(path.find_first_not_of(digits, first), path.size());
    return path.substr(0, first) + "#" + path.substr(end);
}

/// Looks for files by their names, and of several that may be meant by what they hold.
class Finder {
public:
    Finder(DataFiles files, const ImportOptions& options) : m_files(std::move(files)), m_options(options) {}

    /// The data set that these files make up.
    DataFiles find(const std::string& place) {
        if (!findAuthorLayout() && !findSplit() && !findRatings() && !findNumberedSplit() && !findInter() &&
            !findParts())
            chooseTable(m_files, tablesByName(), m_options, place);
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
        if (!findOtherParts())
            findNumberedParts();
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

    /// train.txt, valid.txt and test.txt, or name.train.inter and so on.
    bool findSplit() {
        for (const DataFile& file : m_files.all) {
            m_files.ratings = file;
            if (findOtherParts())
                return true;
        }
        return false;
    }

    /// Beside a table that is named as the training part.
    bool findOtherParts() {
        const std::string name = nameOf(m_files.ratings);
        for (const std::string_view word : {"train", "training"}) {
            const std::size_t at = name.starts_with(word) ? 0
                                   : name.find("." + std::string(word) + ".") != name.npos
                                       ? name.find("." + std::string(word) + ".") + 1
                                       : name.npos;
            if (at == name.npos || (name.size() > at + word.size() && name[at + word.size()] != '.'))
                continue;
            const auto part = [&](std::string_view other) {
                return beside(name.substr(0, at) + std::string(other) + name.substr(at + word.size()));
            };
            m_files.test = part("test");
            for (const std::string_view validation : validationNames)
                if (!m_files.validation)
                    m_files.validation = part(validation);
        }
        return m_files.test.has_value();
    }

    bool findNumberedSplit() {
        for (const DataFile& file : m_files.all) {
            m_files.ratings = file;
            if (findNumberedParts())
                return true;
        }
        return false;
    }

    bool findNumberedParts() {
        const std::string name = nameOf(m_files.ratings);
        return findBaseAndTest(name) || findRecBoleParts(name);
    }

    /// u1.base and u1.test, as MovieLens has them.
    bool findBaseAndTest(const std::string& name) {
        constexpr std::string_view base = ".base";
        if (!name.ends_with(base))
            return false;
        m_files.test = beside(name.substr(0, name.size() - base.size()) + ".test");
        return m_files.test.has_value();
    }

    /// name.part1.inter, part2 and part3: training, validation and test; or training and test.
    bool findRecBoleParts(const std::string& name) {
        constexpr std::string_view first = ".part1.inter";
        if (!name.ends_with(first))
            return false;
        const std::string stem = name.substr(0, name.size() - first.size());
        const auto second = beside(stem + ".part2.inter");
        const auto third = beside(stem + ".part3.inter");
        m_files.test = third ? third : second;
        m_files.validation = third ? second : std::nullopt;
        return m_files.test.has_value();
    }

    /// Several files of one table, whose names differ in a number only: part-00000.csv, part-00001.csv …
    bool findParts() {
        std::map<std::string, std::vector<DataFile>> byName;
        for (const DataFile& file : m_files.all)
            if (mayBePart(file))
                byName[withoutNumber(placeOf(file))].push_back(file);
        std::erase_if(byName, [](const auto& group) { return group.second.size() < 2; });
        if (byName.size() != 1)
            return false;
        std::vector<DataFile>& parts = byName.begin()->second;
        std::ranges::sort(parts, [](const DataFile& one, const DataFile& other) {
            const std::string& a = placeOf(one);
            const std::string& b = placeOf(other);
            return a.size() != b.size() ? a.size() < b.size() : a < b; // part 2 before part 10
        });
        m_files.ratings = parts.front();
        m_files.more.assign(parts.begin() + 1, parts.end());
        return true;
    }

    /// Spark's parts may have no ending.
    bool mayBePart(const DataFile& file) const {
        const std::string name = nameOf(file);
        return mayBeTable(file) || mayBeObjects(file) ||
               (name.starts_with("part-") && name.find('.') == name.npos);
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
