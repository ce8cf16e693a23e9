#include "app/command_line/model_and_data.h"

#include <algorithm>

#include "model/data/match_items.h"
#include "model/import/import.h"
#include "model/values/failure.h"

namespace app {

std::optional<model::ItemIndex> ModelAndData::find(const std::string& id) const {
    const std::vector<std::string>& ids = dataset->catalog.ids;
    const auto found = std::ranges::find(ids, id);
    if (found == ids.end())
        return std::nullopt;
    return model::ItemIndex{static_cast<std::uint32_t>(found - ids.begin())};
}

model::ItemIndex ModelAndData::item(const std::string& id) const {
    if (const auto found = find(id))
        return *found;
    throw model::Error(model::problem("there is no item \"" + id + "\" among the " +
                                          std::to_string(dataset->catalog.ids.size()) +
                                          " that the model knows",
                                      "Use an id as written in the data"));
}

ModelAndData loadModelAndData(const std::string& modelPath, const DataArguments& data) {
    ModelAndData loaded;
    loaded.file = model::loadModel(modelPath);
    model::ImportOptions import = loaded.file.import;
    data.applyTo(import);
    const auto dataset = model::importDataset(import);
    auto matched = std::make_shared<model::Dataset>(*model::matchItems(*dataset, loaded.file.catalog.ids));
    for (std::size_t item = 0; item < matched->catalog.titles.size(); ++item)
        if (matched->catalog.titles[item].empty())
            matched->catalog.titles[item] = loaded.file.catalog.titles[item];
    loaded.fingerprint = dataset->fingerprint;
    loaded.unknownItems = model::itemsUnknownTo(loaded.file.catalog.ids, *dataset);
    loaded.unknownClicks = dataset->summary.interactions - matched->summary.interactions;
    if (!data.asksForRule() && loaded.file.import.clicks != model::ClickKind::Guess)
        matched->summary.rule.because = "the model was trained so";
    loaded.dataset = std::move(matched);
    return loaded;
}

} // namespace app
