#pragma once

#include <memory>
#include <string>

#include "model/training/trainer.h"
#include "tests/model/support/checkerboard.h"
#include "tests/model/support/recording_sink.h"

/// Data with groups of users that like a group of items each: user u is of group u mod groups, item i of
/// group i mod groups. Everyone clicked some two thirds of the own group's items, others each, and one of
/// another group. The last tenth of the users is held out, two clicks of each.
struct PlantedGroups {
    static constexpr std::uint32_t groups = 4;
    static constexpr std::uint32_t users = 320;
    static constexpr std::uint32_t items = 120;

    static std::uint32_t groupOf(const std::string& id) {
        return static_cast<std::uint32_t>(std::stoul(id.substr(1))) % groups;
    }

    static std::shared_ptr<const model::Dataset> dataset() {
        auto data = std::make_shared<model::Dataset>();
        for (std::uint32_t item = 0; item < items; ++item) {
            data->catalog.ids.push_back("i" + std::to_string(item));
            data->catalog.titles.push_back("Item " + std::to_string(item));
        }
        constexpr std::uint32_t heldOut = users / 10;
        fill(data->training, 0, users - heldOut, false);
        fill(data->validation, users - heldOut, users - heldOut / 2, true);
        fill(data->test, users - heldOut / 2, users, true);
        data->summary.users = users;
        return data;
    }

private:
    static bool clicked(std::uint32_t user, std::uint32_t item) {
        const std::uint32_t mixed = (user * 2654435761U) ^ (item * 2246822519U);
        if (user % groups == item % groups)
            return (mixed >> 7U) % 3 != 0;
        return item == (user * 7 + 1) % items;
    }

    static void fill(model::UserBlock& block, std::uint32_t first, std::uint32_t end, bool withheld) {
        std::vector<std::uint64_t> foldInStarts = {0};
        std::vector<std::uint64_t> heldOutStarts = {0};
        std::vector<model::ItemIndex> foldIn;
        std::vector<model::ItemIndex> heldOut;
        for (std::uint32_t user = first; user < end; ++user) {
            block.ids.push_back("u" + std::to_string(user));
            std::uint32_t clicks = 0;
            for (std::uint32_t item = 0; item < items; ++item)
                if (clicked(user, item))
                    (withheld && ++clicks % 8 == 4 ? heldOut : foldIn).push_back({item});
            foldInStarts.push_back(foldIn.size());
            heldOutStarts.push_back(heldOut.size());
        }
        block.foldIn = model::Interactions(items, foldInStarts, foldIn);
        if (withheld)
            block.heldOut = model::Interactions(items, heldOutStarts, heldOut);
    }
};

/// A model that has learnt the data.
inline std::shared_ptr<const model::VaeModel> trainedOn(const model::Dataset& dataset,
                                                        model::TrainingOptions options = smallRun()) {
    model::RunControl control;
    RecordingSink sink;
    return train(dataset, options, control, sink).best;
}
