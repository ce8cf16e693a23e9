#include <iostream>

#include "app/command_line/interruptible.h"
#include "app/command_line/json_output.h"
#include "app/command_line/model_and_data.h"
#include "model/exploration/all_users_export.h"
#include "model/numerics/parallel.h"
#include "model/ranking/recommender.h"

namespace app {

namespace {

int writeLatent(const ModelAndData& loaded, const LatentArguments& what) {
    model::useThreads(0);
    const int status = runInterruptible([&](const auto& stop, const auto& progress) {
        if (what.itemVectors)
            model::exportItemVectors(loaded.vae(), loaded.dataset->catalog, what.out, stop, progress);
        else
            model::exportLatent(loaded.vae(), *loaded.dataset, what.out, stop, progress);
    });
    if (status != 0)
        return status;
    if (what.itemVectors)
        std::cerr << "the vectors of " << loaded.dataset->catalog.ids.size() << " items written to "
                  << what.out << '\n';
    else
        std::cerr << "the posteriors of " << loaded.dataset->locations().size() << " users written to "
                  << what.out << '\n';
    return 0;
}

} // namespace

int runLatent(const ModelArguments& arguments, const LatentArguments& what) {
    const ModelAndData loaded = load(arguments);
    if (what.all || what.itemVectors)
        return writeLatent(loaded, what);
    const model::UserProfile profile =
        model::Recommender(loaded.dataset).profile(loaded.vae(), what.userId, 0);
    if (arguments.json) {
        print({{"user", profile.id}, {"mu", profile.mu}, {"sigma", profile.sigma}});
        return 0;
    }
    const bool spread = !profile.sigma.empty();
    std::cout << (spread ? "k\tmu\tsigma\n" : "k\tz\n");
    for (std::size_t k = 0; k < profile.mu.size(); ++k) {
        std::cout << k << '\t' << profile.mu[k];
        if (spread)
            std::cout << '\t' << profile.sigma[k];
        std::cout << '\n';
    }
    return 0;
}

} // namespace app
