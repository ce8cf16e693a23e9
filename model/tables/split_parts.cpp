#include "model/tables/split_parts.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "model/tables/file_list.h"
#include "model/tables/header_detection.h"

namespace model {

namespace {

constexpr std::array<std::string_view, 4> validationWords = {"valid", "validation", "val", "dev"};

/// A word for the training part, and those that stand in its place in the names of the others.
struct PartWords {
    std::string_view training;
    std::array<std::string_view, 2> test;
    std::array<std::string_view, 4> validation;
};

/// The longer words first: each begins with the last.
constexpr std::array<PartWords, 3> wordsOfParts = {
    {{"training", {"test", "testing"}, validationWords},
     {"trainset", {"testset", "testingset"}, {"validset", "validationset", "valset", "devset"}},
     {"train", {"test", "tst"}, validationWords}}};

/// Beside the training part, packed or not; case: whether it matters.
std::optional<DataFile> findBeside(const DataFile& training, const std::vector<DataFile>& all,
                                   const std::string& name, bool matchCase = true) {
    const auto found = std::ranges::find_if(all, [&](const DataFile& file) {
        const std::string other = nameOf(file);
        return (matchCase ? other == name : lowerCase(other) == lowerCase(name)) &&
               folderOf(file) == folderOf(training) && file != training;
    });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

bool isNameLetter(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

bool isCapital(char character) {
    return character >= 'A' && character <= 'Z';
}

/// Whether a word stands here for itself: no letters around it, or others in capitals or not, as in
/// ratingsTrain and TrainData.
bool isWordAt(std::string_view name, std::size_t at, std::size_t size) {
    const std::size_t end = at + size;
    const bool begins =
        at == 0 || !isNameLetter(name[at - 1]) || (isCapital(name[at]) && !isCapital(name[at - 1]));
    const bool ends =
        end == name.size() || !isNameLetter(name[end]) || (isCapital(name[end]) && !isCapital(name[end - 1]));
    return begins && ends;
}

/// Where the word for training stands in a name; npos = nowhere.
std::size_t placeOfWord(const std::string& name, std::string_view word) {
    const std::string lower = lowerCase(name);
    std::size_t at = lower.rfind(word);
    while (at != lower.npos && !isWordAt(name, at, word.size()))
        at = at == 0 ? lower.npos : lower.rfind(word, at - 1);
    return at;
}

} // namespace

SplitParts plainSplitOf(const DataFile& training, const std::vector<DataFile>& all) {
    const std::string name = nameOf(training);
    SplitParts parts;
    for (const std::string_view word : {"train", "training"}) {
        const std::size_t dotted = name.find("." + std::string(word) + ".");
        const std::size_t at = name.starts_with(word) ? 0 : dotted != name.npos ? dotted + 1 : name.npos;
        if (at == name.npos || (name.size() > at + word.size() && name[at + word.size()] != '.'))
            continue;
        const auto part = [&](std::string_view other) {
            return findBeside(training, all,
                              name.substr(0, at) + std::string(other) + name.substr(at + word.size()));
        };
        parts.test = part("test");
        for (const std::string_view validation : validationWords)
            if (!parts.validation)
                parts.validation = part(validation);
    }
    return parts;
}

SplitParts numberedSplitOf(const DataFile& training, const std::vector<DataFile>& all) {
    constexpr std::string_view base = ".base";
    constexpr std::string_view first = ".part1.inter";
    const std::string name = nameOf(training);
    if (name.ends_with(base))
        return {{}, findBeside(training, all, name.substr(0, name.size() - base.size()) + ".test")};
    if (!name.ends_with(first))
        return {};
    const std::string stem = name.substr(0, name.size() - first.size());
    const auto second = findBeside(training, all, stem + ".part2.inter");
    const auto third = findBeside(training, all, stem + ".part3.inter");
    return third ? SplitParts{second, third} : SplitParts{{}, second};
}

SplitParts wordedSplitOf(const DataFile& training, const std::vector<DataFile>& all) {
    const std::string name = nameOf(training);
    for (const PartWords& words : wordsOfParts) {
        const std::size_t at = placeOfWord(name, words.training);
        if (at == name.npos)
            continue;
        SplitParts parts;
        const auto findPart = [&](std::string_view word, std::optional<DataFile>& part) {
            if (!part)
                part = findBeside(
                    training, all,
                    name.substr(0, at) + std::string(word) + name.substr(at + words.training.size()), false);
        };
        for (const std::string_view word : words.test)
            findPart(word, parts.test);
        for (const std::string_view word : words.validation)
            findPart(word, parts.validation);
        if (parts.test)
            return parts;
    }
    return {};
}

} // namespace model
