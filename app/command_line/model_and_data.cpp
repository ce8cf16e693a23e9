#include "app/command_line/model_and_data.h"

#include <algorithm>
#include <iostream>

#include "model/data/match_items.h"
#include "model/data/same_ids.h"
#include "model/import/import.h"
#include "model/import/preview_import.h"
#include "model/values/failure.h"

namespace app {

std::optional<model::ItemIndex> ModelAndData::find(const std::string& id) const {
    const std::vector<std::string>& ids = dataset->catalog.ids;
    auto found = std::ranges::find(ids, id);
    if (const auto plain = found == ids.end() ? model::plainForm(id) : std::nullopt)
        found = std::ranges::find(ids, *plain);
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

std::string ModelAndData::user(const std::string& id) const {
    const auto plain = dataset->find(id) ? std::nullopt : model::plainForm(id);
    return plain && dataset->find(*plain) ? *plain : id;
}

namespace {

/// A split by time that only the model remembers is none for data without times.
void replaceLatest(model::ImportOptions& import) {
    const bool asked = std::ranges::find(import.asked, model::AskedOption::LatestSplit) != import.asked.end();
    if (import.split != model::SplitKind::LatestClicks || asked)
        return;
    const model::ImportPreview preview = model::previewImport(import);
    if (preview.timed || preview.options.format == model::DataFormat::AuthorLayout)
        return;
    import.split = model::SplitKind::RandomClicks;
    std::cerr
        << "tastescope: the data have no times: random clicks are held out, not the latest as of those that "
           "the model was trained on\n";
}

} // namespace

ModelAndData loadModelAndData(const std::string& modelPath, const DataArguments& data) {
    ModelAndData loaded;
    loaded.file = model::loadModel(modelPath);
    model::ImportOptions import = loaded.file.import;
    data.applyTo(import);
    replaceLatest(import);
    const auto dataset = model::importDataset(import);
    auto matched = std::make_shared<model::Dataset>(*model::matchItems(*dataset, loaded.file.catalog.ids));
    for (std::size_t item = 0; item < matched->catalog.titles.size(); ++item)
        if (matched->catalog.titles[item].empty())
            matched->catalog.titles[item] = loaded.file.catalog.titles[item];
    loaded.fingerprint = dataset->fingerprint;
    loaded.unknownItems = model::itemsUnknownTo(loaded.file.catalog.ids, *dataset);
    loaded.unknownClicks = dataset->summary.interactions - matched->summary.interactions;
    if (!data.asksForRule() && !matched->summary.rule.found)
        matched->summary.rule.because = "the model was trained so";
    loaded.dataset = std::move(matched);
    return loaded;
}

} // namespace app
