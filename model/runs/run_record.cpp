#include "model/runs/run_record.h"

#include <nlohmann/json.hpp>

#include <stdexcept>

#include "model/numerics/hash.h"
#include "model/saved/fingerprint_json.h"
#include "model/saved/json_reading.h"
#include "model/saved/options_json.h"
#include "model/vae/options_check.h"
#include "model/values/failure.h"
#include "model/values/words.h"

namespace model {

namespace {

using Json = nlohmann::json;

constexpr int formatVersion = 1;

[[noreturn]] void refuseRecord(const std::string& path, const std::string& message) {
    throw Error({message, path, 0, "The other runs can be used; delete this one if it is not needed"});
}

/// Texts come from users and their files: bytes that are no UTF-8 become U+FFFD, since JSON knows no others.
std::string textOf(const Json& json) {
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string checksumOf(Json json) {
    json.erase("checksum");
    Hash hash;
    hash.update(std::string_view(textOf(json)));
    return std::to_string(hash.value());
}

Json experimentToJson(const ExperimentTag& tag) {
    if (tag.id.empty())
        return {};
    return {{"id", tag.id}, {"kind", wordOf(tag.kind)}, {"name", tag.name}, {"label", tag.label}};
}

ExperimentTag experimentFromJson(const Json& json) {
    if (json.is_null())
        return {};
    return {json.at("id").get<std::string>(),
            valueOrThrow<ExperimentKind>(json.at("kind").get<std::string>()),
            json.at("name").get<std::string>(), json.at("label").get<std::string>()};
}

RunRecord recordFrom(const Json& json) {
    RunRecord record;
    RunSummary& summary = record.summary;
    summary.state = valueOrThrow<RecordedRunState>(json.at("state").get<std::string>());
    readValue(json, "reason", summary.reason);
    readValue(json, "created", summary.created);
    readValue(json, "data_name", summary.dataName);
    summary.data = fingerprintFromJson(json.at("data"));
    summary.options = optionsFromJson(json.at("training"));
    summary.experiment = experimentFromJson(json.at("experiment"));
    readValue(json, "epochs_done", summary.epochsDone);
    readValue(json, "best_epoch", summary.bestEpoch);
    summary.best = qualityFromJson(json.at("validation"));
    summary.test = qualityFromJson(json.at("test"));
    readValue(json, "final_beta", summary.finalBeta);
    readValue(json, "seconds", summary.seconds);
    if (json.contains("rule"))
        summary.rule = ruleFromJson(json.at("rule"));
    record.import = importFromJson(json.at("import"));
    record.popularity = qualityFromJson(json.at("popularity"));
    summary.dataSource = record.import.data;
    return record;
}

/// Calls read; what it throws for a text that is none of ours becomes an Error.
template <typename Read>
auto readJson(const std::string& text, const std::string& path, Read read) {
    try {
        return read(parseJson(text));
    } catch (const Json::exception&) {
        refuseRecord(path, "the file is damaged");
    } catch (const std::invalid_argument&) {
        refuseRecord(path, "the file has a word that this version does not know");
    }
}

} // namespace

std::string recordToJson(const RunRecord& record) {
    const RunSummary& summary = record.summary;
    Json json = {{"format", "tastescope run"},
                 {"version", formatVersion},
                 {"state", wordOf(summary.state)},
                 {"reason", summary.reason},
                 {"created", summary.created},
                 {"data_name", summary.dataName},
                 {"data", fingerprintToJson(summary.data)},
                 {"training", optionsToJson(summary.options)},
                 {"experiment", experimentToJson(summary.experiment)},
                 {"epochs_done", summary.epochsDone},
                 {"best_epoch", summary.bestEpoch},
                 {"validation", qualityToJson(summary.best)},
                 {"test", qualityToJson(summary.test)},
                 {"popularity", qualityToJson(record.popularity)},
                 {"final_beta", summary.finalBeta},
                 {"seconds", summary.seconds},
                 {"rule", ruleToJson(summary.rule)},
                 {"import", importToJson(record.import)}};
    json = Json::parse(textOf(json)); // with the texts as they can be read back
    json["checksum"] = checksumOf(json);
    return textOf(json);
}

RunRecord recordFromJson(const std::string& text, const std::string& path) {
    RunRecord record = readJson(text, path, [&path](const Json& json) {
        // Compared as text: making a Json of the word ends the program where memory has run out.
        if (json.at("format").get<std::string>() != "tastescope run")
            refuseRecord(path, "this is not the record of a run");
        if (wholeNumberOf<int>(json.at("version")) > formatVersion)
            refuseRecord(path, "the run is from a newer version of Tastescope");
        if (json.at("checksum").get<std::string>() != checksumOf(json))
            refuseRecord(path, "the file is damaged: its contents do not match its checksum");
        return recordFrom(json);
    });
    checkOptions(record.summary.options);
    return record;
}

std::string labelToJson(const RunLabel& label) {
    return textOf({{"name", label.name}, {"notes", label.notes}, {"colour", label.colour}});
}

RunLabel labelFromJson(const std::string& text, const std::string& path) {
    return readJson(text, path, [](const Json& json) {
        return RunLabel{json.at("name").get<std::string>(), json.at("notes").get<std::string>(),
                        std::clamp(wholeNumberOf<int>(json.at("colour")), 0, 5)};
    });
}

} // namespace model
