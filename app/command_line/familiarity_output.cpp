#include "app/command_line/familiarity_output.h"

#include <algorithm>
#include <iostream>

#include "model/data/fingerprint.h"
#include "model/input/text.h"

namespace app {

namespace {

constexpr std::size_t namesShown = 20; ///< of unknown items

} // namespace

void noteDifference(const ModelAndData& loaded) {
    if (const auto& trained = loaded.file.trained; trained && trained->fingerprint != loaded.fingerprint)
        std::cerr << "tastescope: these are not the data that the model was trained on: "
                  << model::differenceText(loaded.fingerprint, trained->fingerprint) << '\n';
}

void noteUnknownItems(const ModelAndData& loaded) {
    const std::vector<std::string>& unknown = loaded.unknownItems;
    if (unknown.empty())
        return;
    std::cerr << "tastescope: " << unknown.size() << " of the data's items, with " << loaded.unknownClicks
              << " clicks, are unknown to the model, and left out: ";
    for (std::size_t i = 0; i < std::min(unknown.size(), namesShown); ++i)
        std::cerr << (i == 0 ? "" : ", ") << model::inQuotes(unknown[i]);
    std::cerr << (unknown.size() > namesShown ? " …\n" : "\n");
}

Json familiarityJson(const ModelAndData& loaded) {
    const auto& trained = loaded.file.trained;
    return {{"same_data", trained ? Json(trained->fingerprint == loaded.fingerprint) : Json()},
            {"unknown_items", loaded.unknownItems.size()}};
}

Json unknownItemIds(const ModelAndData& loaded) {
    Json names = Json::array();
    for (std::size_t i = 0; i < std::min(loaded.unknownItems.size(), namesShown); ++i)
        names.push_back(loaded.unknownItems[i]);
    return names;
}

} // namespace app
