#include "model/tables/table_parts.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>

#include "model/tables/file_list.h"
#include "model/tables/header_detection.h"

namespace model {

namespace {

constexpr std::string_view nameDigits = "0123456789";
constexpr std::string_view nameLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::array<std::string_view, 12> monthNames = {"january",   "february", "march",    "april",
                                                         "may",       "june",     "july",     "august",
                                                         "september", "october",  "november", "december"};

/// Files by what their names have in common, each with what orders it.
using Groups = std::map<std::string, std::vector<std::pair<std::string, DataFile>>>;

std::size_t nameBegin(const std::string& path) {
    return path.rfind('/') == path.npos ? 0 : path.rfind('/') + 1;
}

/// With # for the first number in the name that follows the folders.
std::string withoutNumber(const std::string& path) {
    const std::size_t first = path.find_first_of(nameDigits, nameBegin(path));
    if (first == path.npos)
        return path;
    const std::size_t end = std::min(path.find_first_not_of(nameDigits, first), path.size());
    return path.substr(0, first) + "#" + path.substr(end);
}

/// 1 of Jan, jan and January; 0 of other words.
std::size_t monthOf(std::string_view word) {
    const std::string lower = lowerCase(word);
    for (std::size_t month = 0; month < monthNames.size(); ++month)
        if (lower == monthNames[month] || (lower.size() == 3 && monthNames[month].starts_with(lower)))
            return month + 1;
    return 0;
}

/// With # for each number and, where there are numbers, each month; order: the same with the numbers, each as
/// long as the others.
struct CommonName {
    std::string name;
    std::string order;

    explicit CommonName(const std::string& text) {
        const bool dated = text.find_first_of(nameDigits) != text.npos;
        for (std::size_t at = 0; at < text.size();) {
            const bool number = nameDigits.find(text[at]) != nameDigits.npos;
            const std::string_view kind = number ? nameDigits : nameLetters;
            const std::size_t end = kind.find(text[at]) == kind.npos
                                        ? at + 1
                                        : std::min(text.find_first_not_of(kind, at), text.size());
            const std::string word = text.substr(at, end - at);
            const std::size_t month = dated && !number ? monthOf(word) : 0;
            name += number || month > 0 ? "#" : word;
            order += number ? padded(word) : month > 0 ? padded(std::to_string(month)) : word;
            at = end;
        }
    }

private:
    static std::string padded(const std::string& number) {
        constexpr std::size_t width = 24;
        return std::string(width - std::min(width, number.size()), '0') + number;
    }
};

/// Of folders the values of dt=2014-05-01 and the like are part of the name.
void addDated(const DataFile& file, Groups& groups) {
    const std::string& path = placeOf(file);
    std::string common;
    std::string order;
    std::size_t from = 0;
    for (std::size_t end = path.find('/'); end != path.npos; from = end + 1, end = path.find('/', from)) {
        const std::string folder = path.substr(from, end - from);
        const std::size_t equals = folder.find('=');
        common += equals == folder.npos ? folder : folder.substr(0, equals + 1);
        common += '/';
        order += equals == folder.npos ? std::string() : CommonName(folder).order + "/";
    }
    const std::string name = path.substr(from);
    const std::string bare = withoutLastNumber(name);
    groups[common + CommonName(bare).name].push_back(
        {order + CommonName(bare).order + CommonName(name.substr(bare.size())).order, file});
}

/// By the nameLetters at the end of the name without its ending: a, b … behind "part", else aa, ab …
void addLettered(const DataFile& file, Groups& groups) {
    const std::string& path = placeOf(file);
    const std::size_t begin = nameBegin(path);
    const std::size_t dot = std::min(path.find('.', begin), path.size());
    const std::string stem = path.substr(begin, dot - begin);
    std::size_t at = std::min(stem.find_last_not_of(nameLetters) + 1, stem.size());
    const std::string lower = lowerCase(stem.substr(0, at));
    const bool ofPart = stem.size() == at + 1 && lower.find("part") != lower.npos;
    if (!ofPart && stem.size() < 2)
        return;
    if (!ofPart)
        at = stem.size() - 2;
    groups[path.substr(0, begin + at) + "#" + path.substr(dot)].push_back({stem.substr(at), file});
}

/// a, b, c … or aa, ab … az, ba …, none of them left out.
bool areSuccessive(const std::vector<std::pair<std::string, DataFile>>& parts) {
    for (std::size_t part = 0; part < parts.size(); ++part) {
        const std::string& word = parts[part].first;
        constexpr std::size_t alphabet = 26;
        const std::size_t high = part / alphabet;
        const char low = nameLetters[part % alphabet];
        const std::string expected =
            word.size() == 1 ? std::string(1, low) : std::string{nameLetters[high], low};
        if (high >= alphabet || word != expected)
            return false;
    }
    return true;
}

/// The files of the only group that has several.
std::vector<DataFile> onlyGroupOf(Groups groups) {
    std::erase_if(groups, [](const auto& group) { return group.second.size() < 2; });
    if (groups.size() != 1)
        return {};
    std::vector<DataFile> parts;
    for (const auto& [order, file] : groups.begin()->second)
        parts.push_back(file);
    return parts;
}

void sortGroups(Groups& groups) {
    for (auto& [name, parts] : groups)
        std::ranges::stable_sort(parts, {}, [](const auto& part) { return part.first; });
}

} // namespace

std::string withoutLastNumber(const std::string& name) {
    const std::size_t last = name.find_last_not_of(nameDigits);
    return last != name.npos && last > 0 && last + 1 < name.size() && name[last] == '.' &&
                   name.find('.') != last
               ? name.substr(0, last)
               : name;
}

std::vector<DataFile> numberedParts(const std::vector<DataFile>& files) {
    Groups groups;
    for (const DataFile& file : files)
        groups[withoutNumber(placeOf(file))].push_back({{}, file});
    std::vector<DataFile> parts = onlyGroupOf(std::move(groups));
    std::ranges::sort(parts, [](const DataFile& one, const DataFile& other) {
        const std::string& a = placeOf(one);
        const std::string& b = placeOf(other);
        return a.size() != b.size() ? a.size() < b.size() : a < b; // part 2 before part 10
    });
    return parts;
}

std::vector<DataFile> datedParts(const std::vector<DataFile>& files) {
    Groups dated;
    Groups lettered;
    for (const DataFile& file : files) {
        addDated(file, dated);
        addLettered(file, lettered);
    }
    sortGroups(dated);
    sortGroups(lettered);
    std::erase_if(lettered, [](const auto& group) { return !areSuccessive(group.second); });
    std::vector<DataFile> parts = onlyGroupOf(std::move(dated));
    return parts.empty() ? onlyGroupOf(std::move(lettered)) : parts;
}

} // namespace model
