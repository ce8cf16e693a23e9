#include "app/command_line/memory_check.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <string>
#include <vector>

#include "model/numerics/machine_memory.h"
#include "model/ranking/ease.h"
#include "model/training/run_plan.h"
#include "model/values/failure.h"

namespace app {

namespace {

/// "610 MB network and optimizer, 203 MB best model, …"; the data are there already.
std::string partsOf(const model::RunMemory& memory) {
    return model::memoryText(memory.network) + " network and optimizer, " +
           model::memoryText(memory.snapshots) + " best model, " + model::memoryText(memory.saving) +
           " saving, " + model::memoryText(memory.batches) + " batches";
}

std::string listOf(const std::vector<int>& widths) {
    std::string list;
    for (const int width : widths)
        list += (list.empty() ? "" : ",") + std::to_string(width);
    return widths.empty() ? "0" : list;
}

/// As options of the command line.
std::string optionsFor(const model::NetworkOptions& network) {
    std::string options = "--hidden " + listOf(network.hidden);
    if (network.decoderHidden)
        options += " --decoder-hidden " + listOf(*network.decoderHidden);
    return options + " --latent " + std::to_string(network.latent);
}

model::Error tooLittle(const model::MemoryShortage& shortage) {
    const std::string fits = shortage.fits ? optionsFor(*shortage.fits) + " would fit"
                                           : "No network of these layers fits: choose a smaller batch, or "
                                             "fewer items";
    return model::Error(model::problem("the run needs about " +
                                           model::memoryText(shortage.needed.withoutData()) +
                                           " of memory besides the data (" + partsOf(shortage.needed) +
                                           "), and " + model::memoryText(shortage.available) + " are free",
                                       fits + "; --ignore-memory starts the run all the same"));
}

} // namespace

void MemoryCheck::addTo(CLI::App& command) {
    command.add_flag("--ignore-memory", m_ignored, "Start even where there seems to be too little memory");
}

void MemoryCheck::requireForRun(const model::TrainingOptions& options, const model::Dataset& dataset,
                                const model::RunKeeping& keeping, bool quiet) const {
    if (!m_ignored)
        if (const auto shortage = memoryShortage(options, dataset, keeping, model::memoryAvailable()))
            throw tooLittle(*shortage);
    if (quiet)
        return;
    const model::Interactions& training = dataset.training.foldIn;
    const model::RunMemory memory =
        estimateMemory(planRun(options, training.userCount(), training.itemCount()), dataset, keeping);
    std::cerr << "memory: about " << model::memoryText(memory.total()) << " (" << partsOf(memory) << ", "
              << model::memoryText(memory.data) << " data)\n";
}

void MemoryCheck::requireForEase(std::uint32_t items) const {
    const std::uint64_t needed = model::easeMemory(items);
    const std::uint64_t available = model::memoryAvailable();
    const std::string need =
        "EASE needs " + model::memoryText(needed) + " for " + std::to_string(items) + " items";
    if (!m_ignored && available > 0 && needed > available)
        throw model::Error(model::problem(need + ", and " + model::memoryText(available) + " are free",
                                          std::to_string(model::easeItemsFor(available)) +
                                              " items would fit: leave out rare ones with --min-item; "
                                              "--ignore-memory computes it all the same"));
    std::cerr << need << '\n';
}

} // namespace app
