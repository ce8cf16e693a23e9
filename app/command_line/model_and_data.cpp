#include "app/command_line/model_and_data.h"

#include <algorithm>
#include <iostream>

#include "model/data/match_items.h"
#include "model/import/import.h"
#include "model/ranking/recommender.h"
#include "model/values/failure.h"

namespace app {

namespace {

std::string joined(const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids)
        text += (text.empty() ? "\"" : ", \"") + id + '"';
    return text;
}

} // namespace

model::ItemIndex ModelAndData::item(const std::string& id) const {
    const std::vector<std::string>& ids = dataset->catalog.ids;
    const auto found = std::ranges::find(ids, id);
    if (found == ids.end())
        throw model::Error(model::problem("there is no item \"" + id + "\" among the " +
                                              std::to_string(ids.size()) + " that the model knows",
                                          "Use an id as it stands in the data"));
    return model::ItemIndex{static_cast<std::uint32_t>(found - ids.begin())};
}

ModelAndData load(const ModelArguments& arguments) {
    ModelAndData loaded;
    loaded.file = model::loadModel(arguments.modelPath);
    model::ImportOptions import = loaded.file.import;
    arguments.applyData(import);
    const auto dataset = model::importDataset(import);
    auto matched = std::make_shared<model::Dataset>(*model::matchItems(*dataset, loaded.file.catalog.ids));
    for (std::size_t item = 0; item < matched->catalog.titles.size(); ++item)
        if (matched->catalog.titles[item].empty())
            matched->catalog.titles[item] = loaded.file.catalog.titles[item];
    loaded.dataset = std::move(matched);
    return loaded;
}

model::Person personWithHistory(const ModelAndData& loaded, const std::vector<std::string>& ids) {
    const std::vector<std::string>& known = loaded.dataset->catalog.ids;
    std::vector<model::ItemIndex> items;
    std::vector<std::string> unknown;
    for (const std::string& id : ids)
        if (const auto found = std::ranges::find(known, id); found != known.end())
            items.push_back({static_cast<std::uint32_t>(found - known.begin())});
        else
            unknown.push_back(id);
    if (items.empty() && !unknown.empty())
        throw model::Error(model::problem("the model knows no item of the history: " + joined(unknown),
                                          "Use ids as they stand in the data"));
    if (!unknown.empty())
        std::cerr << "tastescope: " << unknown.size() << " of the " << ids.size()
                  << " items of the history are unknown to the model, and left out: " << joined(unknown)
                  << '\n';
    std::ranges::sort(items);
    items.erase(std::unique(items.begin(), items.end()), items.end());
    model::Person person;
    person.history.reserve(items.size());
    for (const model::ItemIndex item : items)
        person.history.push_back({item});
    return person;
}

model::Person personOf(const PersonArguments& arguments, const ModelAndData& loaded) {
    return arguments.history ? personWithHistory(loaded, *arguments.history)
                             : model::Recommender(loaded.dataset).person(arguments.userId);
}

} // namespace app
