#include "model/tables/data_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <string_view>

#include "model/input/archive.h"
#include "model/input/text.h"
#include "model/tables/column_names.h"
#include "model/tables/header_detection.h"
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

const std::string& placeOf(const DataFile& file) {
    return file.member.empty() ? file.path : file.member;
}

std::string nameOf(const DataFile& file) {
    return fs::path(placeOf(file)).filename().string();
}

std::string folderOf(const DataFile& file) {
    return fs::path(placeOf(file)).parent_path().string();
}

DataFile sibling(const DataFile& file, std::string_view name) {
    DataFile other = file;
    (file.member.empty() ? other.path : other.member) =
        (fs::path(placeOf(file)).parent_path() / name).string();
    return other;
}

bool isFolder(const std::string& path) {
    std::error_code unreachable;
    return fs::is_directory(path, unreachable);
}

/// The regular files of a folder, by name; those of its only subfolder when it has nothing else.
std::vector<DataFile> filesOf(const std::string& folder) {
    std::vector<DataFile> files;
    std::vector<std::string> folders;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(folder, failure)) {
        std::error_code unreachable;
        if (entry.is_regular_file(unreachable))
            files.push_back({entry.path().string(), {}});
        else if (entry.is_directory(unreachable))
            folders.push_back(entry.path().string());
    }
    if (failure)
        throw Error({"the folder cannot be read: " + failure.message(), folder, 0,
                     "Check its permissions, or choose a file inside it"});
    if (files.empty() && folders.size() == 1)
        return filesOf(folders.front());
    std::ranges::sort(files, {}, &DataFile::path);
    return files;
}

std::uint64_t diskSize(const std::string& path) {
    std::error_code missing;
    const std::uintmax_t bytes = fs::file_size(path, missing);
    return missing ? 0 : bytes;
}

/// Those in the fewest folders first: what is deeper is rather an addition.
DataFiles membersOf(const std::string& archive, std::stop_token stop) {
    std::vector<ArchiveMember> members = listArchive(archive, std::move(stop));
    std::ranges::stable_sort(
        members, {}, [](const ArchiveMember& member) { return std::ranges::count(member.name, '/'); });
    DataFiles files;
    for (const ArchiveMember& member : members) {
        files.all.push_back({archive, member.name});
        files.sizes.push_back(member.size.value_or(diskSize(archive)));
    }
    return files;
}

DataFiles onDisk(std::vector<DataFile> found) {
    DataFiles files;
    for (const DataFile& file : found)
        files.sizes.push_back(diskSize(file.path));
    files.all = std::move(found);
    return files;
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

/// Looks for files by their names.
class Finder {
public:
    explicit Finder(DataFiles files) : m_files(std::move(files)) {}

    /// The data set that these files make up.
    DataFiles find(const std::string& place) {
        if (!findAuthorLayout() && !findSplit() && !findRatings() && !findNumberedSplit() && !findInter() &&
            !findParts())
            chooseOnlyTable(place);
        findTitles();
        return std::move(m_files);
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

    std::optional<DataFile> existing(const DataFile& file) const {
        const auto found = std::ranges::find(m_files.all, file);
        return found == m_files.all.end() ? std::nullopt : std::optional(*found);
    }

    bool findAuthorLayout() {
        for (const char* name : {"unique_sid.txt", "validation_tr.csv"})
            if (const auto file = named(name)) {
                m_files.ratings = sibling(*file, "unique_sid.txt");
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
                return existing(sibling(m_files.ratings, name.substr(0, at) + std::string(other) +
                                                             name.substr(at + word.size())));
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
        m_files.test =
            existing(sibling(m_files.ratings, name.substr(0, name.size() - base.size()) + ".test"));
        return m_files.test.has_value();
    }

    /// name.part1.inter, part2 and part3: training, validation and test; or training and test.
    bool findRecBoleParts(const std::string& name) {
        constexpr std::string_view first = ".part1.inter";
        if (!name.ends_with(first))
            return false;
        const std::string stem = name.substr(0, name.size() - first.size());
        const auto second = existing(sibling(m_files.ratings, stem + ".part2.inter"));
        const auto third = existing(sibling(m_files.ratings, stem + ".part3.inter"));
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

    /// Of these there are many that are no data: they are looked at where there is no other table.
    static bool mayBeObjects(const DataFile& file) {
        const std::string name = nameOf(file);
        return std::ranges::any_of(rarerEndings,
                                   [&](std::string_view ending) { return name.ends_with(ending); });
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

    bool mayBeTable(const DataFile& file) const {
        std::string name = nameOf(file);
        std::ranges::transform(name, name.begin(),
                               [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
        const bool known = std::ranges::any_of(
            tableEndings, [&](std::string_view ending) { return name.ends_with(ending); });
        return known && !name.starts_with("readme") && !name.starts_with("license") &&
               std::ranges::find(titlesNames, name) == titlesNames.end() && !isTitlesName(name);
    }

    void chooseOnlyTable(const std::string& place) {
        std::vector<DataFile> tables;
        std::ranges::copy_if(m_files.all, std::back_inserter(tables),
                             [this](const DataFile& file) { return mayBeTable(file); });
        if (tables.empty())
            std::ranges::copy_if(m_files.all, std::back_inserter(tables), mayBeObjects);
        if (tables.empty()) // what is called like titles may be the ratings
            std::ranges::copy_if(m_files.all, std::back_inserter(tables),
                                 [](const DataFile& file) { return isTitlesName(nameOf(file)); });
        if (tables.empty() && m_files.all.size() == 1)
            tables = m_files.all;
        if (tables.size() == 1) {
            m_files.ratings = tables.front();
            return;
        }
        std::string names;
        constexpr std::size_t mostNamed = 6;
        for (std::size_t i = 0; i < std::min(tables.size(), mostNamed); ++i)
            names += (i > 0 ? ", " : "") + inQuotes(nameOf(tables[i]));
        if (tables.empty())
            throw Error({"there is no table of ratings in it", place, 0,
                         "Choose a folder or an archive with a table such as ratings.csv"});
        throw Error({"there are " + std::to_string(tables.size()) +
                         " tables, and no name tells which one has "
                         "the ratings: " +
                         names + (tables.size() > mostNamed ? " …" : ""),
                     place, 0, "Choose the file itself"});
    }

    /// Beside the ratings only.
    void findTitles() {
        for (const std::string_view name : titlesNames)
            if (const auto file = existing(sibling(m_files.ratings, name));
                file && *file != m_files.ratings) {
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
};

/// The files beside a single one.
std::vector<DataFile> filesBeside(const std::string& path) {
    const fs::path folder = fs::path(path).parent_path();
    std::error_code failure;
    std::vector<DataFile> files;
    for (const auto& entry : fs::directory_iterator(folder.empty() ? fs::path(".") : folder, failure)) {
        std::error_code unreachable;
        if (entry.is_regular_file(unreachable))
            files.push_back({(folder / entry.path().filename()).string(), {}});
    }
    std::ranges::sort(files, {}, &DataFile::path);
    return files;
}

} // namespace

DataFile DataFiles::beside(const std::string& name) const {
    return sibling(ratings, name);
}

std::uint64_t DataFiles::sizeOf(const DataFile& file) const {
    const auto found = std::ranges::find(all, file);
    return found != all.end() ? sizes[static_cast<std::size_t>(found - all.begin())] : diskSize(file.path);
}

DataFiles findDataFiles(const ImportOptions& options, std::stop_token stop) {
    const std::string& path = options.data;
    DataFiles files;
    if (isFolder(path))
        files = Finder(onDisk(filesOf(path))).find(path);
    else if (isArchive(path))
        files = Finder(membersOf(path, std::move(stop))).find(path);
    else
        files = Finder(onDisk(filesBeside(path))).findAround({path, {}});
    if (options.items.empty())
        return files;
    const auto known = std::ranges::find(files.all, options.items, &DataFile::text);
    files.titles = known != files.all.end() ? *known : DataFile{options.items, {}};
    return files;
}

} // namespace model
