#include "model/tables/data_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>

#include "model/input/archive.h"
#include "model/input/text.h"
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
constexpr std::array<std::string_view, 4> validationNames = {"valid", "validation", "val", "dev"};
constexpr std::array<std::string_view, 8> tableEndings = {".csv",  ".tsv",   ".dat",  ".txt",
                                                          ".data", ".inter", ".base", ".tab"};

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

/// Looks for files by their names.
class Finder {
public:
    explicit Finder(DataFiles files) : m_files(std::move(files)) {}

    /// The data set that these files make up.
    DataFiles find(const std::string& place) {
        if (!findAuthorLayout() && !findSplit() && !findRatings())
            chooseOnlyTable(place);
        findTitles();
        return std::move(m_files);
    }

    /// The same where the table is known.
    DataFiles findAround(const DataFile& table) {
        m_files.ratings = table;
        findOtherParts();
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

    bool findRatings() {
        for (const std::string_view name : ratingsNames)
            if (const auto file = named(name)) {
                m_files.ratings = *file;
                return true;
            }
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
               std::ranges::find(titlesNames, name) == titlesNames.end();
    }

    void chooseOnlyTable(const std::string& place) {
        std::vector<DataFile> tables;
        std::ranges::copy_if(m_files.all, std::back_inserter(tables),
                             [this](const DataFile& file) { return mayBeTable(file); });
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
        if (item != m_files.all.end())
            m_files.titles = *item;
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
