#include "model/numerics/hash.h"
#include "model/runs/curves_csv.h"
#include "model/runs/run_store.h"
#include "tests/fuzz/support/choices.h"
#include "tests/fuzz/support/demands.h"
#include "tests/fuzz/support/fuzzed_folder.h"
#include "tests/fuzz/support/mutations.h"

// The files in the folder of a run: the last byte of an input says which it is, the others are as they should
// be.

namespace {

constexpr const char* names[] = {"run.json", "label.json", "steps.csv", "epochs.csv", "kl_by_dimension.csv"};

/// What each of them is in a run that is whole.
std::string goodFile(const std::string& name) {
    model::EpochReport epoch;
    epoch.klByDimension = {0.5F, 0.25F};
    epoch.epoch = 1;
    if (name == "run.json")
        return model::recordToJson({});
    if (name == "label.json")
        return model::labelToJson({"Run 1", {}, 0});
    if (name == "steps.csv")
        return model::stepsHeader();
    return name == "epochs.csv" ? model::epochsHeader() + model::epochsRow(epoch)
                                : model::dimensionsHeader(2) + model::dimensionsRow(epoch);
}

/// The folder of a run that is whole but for this file.
model::RunFolder runWith(const std::string& name, std::string_view bytes) {
    static std::string changed;
    if (changed.empty()) {
        std::filesystem::create_directories(fuzzedFolder().path("run"));
        for (const char* file : names)
            fuzzedFolder().write(std::string("run/") + file, goodFile(file));
    } else if (changed != name)
        fuzzedFolder().write("run/" + changed, goodFile(changed));
    changed = name;
    fuzzedFolder().write("run/" + name, bytes);
    return model::RunFolder(fuzzedFolder().path("run"));
}

/// The checksum of a record, as RunRecord's writer makes it.
void setChecksum(nlohmann::json& json) {
    json.erase("checksum");
    model::Hash hash;
    hash.update(std::string_view(json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n'));
    json["checksum"] = std::to_string(hash.value());
}

void demandTheSameSaved(const model::RunRecord& record) {
    const std::string saved = recordToJson(record);
    demand(recordToJson(model::recordFromJson(saved, "saved")) == saved,
           "a record that was loaded can be saved and loaded", saved);
}

void demandTheSameSaved(const model::RunCurves& curves) {
    std::string text = model::stepsHeader();
    for (const model::BatchReport& batch : curves.batches)
        text += model::stepsRow(batch);
    const std::string path = fuzzedFolder().write("saved", text);
    demand(model::readSteps(path).size() == curves.batches.size(), "curves that were read can be written");
    text = model::epochsHeader();
    for (const model::EpochReport& epoch : curves.epochs)
        text += model::epochsRow(epoch);
    fuzzedFolder().write("saved", text);
    demand(model::readEpochs(path).size() == curves.epochs.size(), "epochs that were read can be written");
}

} // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t maxSize,
                                               unsigned seed) {
    Random random(seed);
    Choices choices(data, size);
    const std::uint8_t name = choices.byte();
    nlohmann::json json = nlohmann::json::parse(choices.rest(), nullptr, false);
    if (random() % 4 == 0 || !json.is_object())
        return LLVMFuzzerMutate(data, size, maxSize);
    mutateValue(json, random);
    if (name % std::size(names) == 0 && json.is_object())
        setChecksum(json);
    return replaceInput(textOf(json) + static_cast<char>(name), data, size, maxSize);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Choices choices(data, size);
    const std::string name = choices.among(names);
    const model::RunFolder run = runWith(name, choices.rest());
    const model::RunSummary summary = run.summary(); // whatever is in it
    demand(summary.state == model::RecordedRunState::Damaged || summary.id == "run", "a run has its id");
    if (summary.state == model::RecordedRunState::Damaged)
        demandOneLine(summary.reason);
    if (const auto record = attempt([&] { return run.record(); }))
        demandTheSameSaved(*record);
    if (const auto curves = attempt([&] { return model::readCurves(run); }))
        demandTheSameSaved(*curves);
    return 0;
}
