#include "model/exploration/person_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "model/files/file_saver.h"
#include "model/input/input_file.h"
#include "model/saved/json_reading.h"
#include "model/values/failure.h"

namespace model {

namespace {

using Json = nlohmann::json;

constexpr auto formatName = "tastescope-person";
constexpr std::size_t mostBytes = 64 << 20;

[[noreturn]] void refusePerson(const std::string& path, const std::string& message) {
    throw Error({message, path, 0, "Choose a file that a person was saved to"});
}

Json readJson(const std::string& path) {
    const auto text = wholeFile(path, mostBytes);
    if (!text)
        refusePerson(path, "the file is too large for a person");
    try {
        Json json = parseJson(*text);
        // Compared as text: making a Json of the word ends the program where memory has run out.
        if (json.at("format").get<std::string>() == formatName)
            return json;
    } catch (const Json::exception&) {
    }
    refusePerson(path, "the file is not a saved person");
}

std::unordered_map<std::string, std::uint32_t> indexOf(const Catalog& catalog) {
    std::unordered_map<std::string, std::uint32_t> index;
    index.reserve(catalog.ids.size());
    for (std::uint32_t item = 0; item < catalog.ids.size(); ++item)
        index.emplace(catalog.ids[item], item);
    return index;
}

void readHistory(const Json& clicks, const Catalog& catalog, const std::string& path, LoadedPerson& loaded) {
    const auto index = indexOf(catalog);
    std::vector<HistoryClick>& history = loaded.person.history;
    for (const Json& click : clicks) {
        const auto id = click.at("item").get<std::string>();
        const float count = click.value("count", 1.0F);
        if (!(count >= 1.0F) || !std::isfinite(count))
            refusePerson(path, "an item is clicked less than once");
        const auto found = index.find(id);
        if (found == index.end())
            loaded.unknownItems.push_back(id);
        else
            history.push_back({ItemIndex{found->second}, count});
    }
    std::ranges::sort(history, {}, &HistoryClick::item);
    if (std::ranges::adjacent_find(history, {}, &HistoryClick::item) != history.end())
        refusePerson(path, "an item is there twice");
}

void readMeans(const Json& json, const std::string& path, std::vector<ChosenMean>& means) {
    for (const Json& mean : json) {
        const int dimension = wholeNumberOf<int>(mean.at("dimension")); // from 1
        const auto mu = mean.at("mu").get<float>();
        if (dimension < 1 || !std::isfinite(mu))
            refusePerson(path, "a mean is not a number, or its dimension does not exist");
        means.push_back({dimension - 1, mu});
    }
    std::ranges::sort(means, {}, &ChosenMean::dimension);
    if (std::ranges::adjacent_find(means, {}, &ChosenMean::dimension) != means.end())
        refusePerson(path, "a dimension is there twice");
}

} // namespace

void savePerson(const std::string& path, const Person& person, const Catalog& catalog) {
    Json history = Json::array();
    for (const HistoryClick& click : person.history) {
        if (click.item.value >= catalog.ids.size())
            throw Error({"the person has an item that the data do not have", path, 0, {}});
        Json entry{{"item", catalog.ids[click.item.value]}, {"count", click.count}};
        if (!catalog.titles[click.item.value].empty())
            entry["title"] = catalog.titles[click.item.value];
        history.push_back(std::move(entry));
    }
    Json means = Json::array();
    for (const ChosenMean& mean : person.means)
        means.push_back({{"dimension", mean.dimension + 1}, {"mu", mean.mu}});
    const Json json{{"format", formatName}, {"user", person.id}, {"history", history}, {"means", means}};
    saveFile(path, json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n');
}

LoadedPerson loadPerson(const std::string& path, const Catalog& catalog) {
    const Json json = readJson(path);
    LoadedPerson loaded;
    try {
        loaded.person.id = json.value("user", std::string());
        readHistory(json.at("history"), catalog, path, loaded);
        readMeans(json.value("means", Json::array()), path, loaded.person.means);
    } catch (const Json::exception&) {
        refusePerson(path, "the file is not a saved person");
    }
    return loaded;
}

} // namespace model
