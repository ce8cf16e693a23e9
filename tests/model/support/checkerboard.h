#pragma once

#include <memory>
#include <string>

#include "model/data/fingerprint.h"
#include "model/values/training_options.h"

/// Data whose answer is known: even users like the even items, odd users the odd ones. Of each held-out
/// user's own colour two items are withheld; nothing else tells them apart from the other colour's.
inline std::shared_ptr<const model::Dataset> checkerboard() {
    constexpr std::uint32_t items = 40;
    constexpr std::uint32_t trainingUsers = 200;
    constexpr std::uint32_t heldOutUsers = 20;
    auto dataset = std::make_shared<model::Dataset>();
    for (std::uint32_t item = 0; item < items; ++item) {
        dataset->catalog.ids.push_back("item" + std::to_string(item));
        dataset->catalog.titles.push_back((item % 2 ? "odd " : "even ") + std::to_string(item));
    }
    const auto fill = [&](model::UserBlock& block, std::uint32_t users, bool withheld, const char* prefix) {
        std::vector<std::uint64_t> foldInStarts = {0};
        std::vector<std::uint64_t> heldOutStarts = {0};
        std::vector<model::ItemIndex> foldIn;
        std::vector<model::ItemIndex> heldOut;
        for (std::uint32_t user = 0; user < users; ++user) {
            block.ids.push_back(prefix + std::to_string(user));
            for (std::uint32_t item = user % 2; item < items; item += 2) {
                const std::uint32_t place = (item / 2 + user) % (items / 2);
                if (withheld && place < 2)
                    heldOut.push_back({item});
                else if (place % 3 != 2) // two thirds of the cells are clicked, others for each user
                    foldIn.push_back({item});
            }
            foldInStarts.push_back(foldIn.size());
            heldOutStarts.push_back(heldOut.size());
        }
        block.foldIn = model::Interactions(items, foldInStarts, foldIn);
        if (withheld)
            block.heldOut = model::Interactions(items, heldOutStarts, heldOut);
    };
    fill(dataset->training, trainingUsers, false, "t");
    fill(dataset->validation, heldOutUsers, true, "v");
    fill(dataset->test, heldOutUsers, true, "e");
    dataset->summary.users = trainingUsers + 2 * heldOutUsers;
    dataset->fingerprint = model::fingerprintOf(*dataset);
    return dataset;
}

/// A network small enough for a test.
inline model::TrainingOptions smallRun() {
    model::TrainingOptions options;
    options.network.hidden = {32};
    options.network.latent = 8;
    options.epochs = 30;
    options.batch = 20;
    options.learningRate = 5e-3;
    options.threads = 2;
    return options;
}
