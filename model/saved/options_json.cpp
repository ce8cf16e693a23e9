#include "model/saved/options_json.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <optional>
#include <stdexcept>

#include "model/saved/json_reading.h"
#include "model/values/words.h"

namespace model {

using Json = nlohmann::json;

namespace {

template <typename Enum>
void readWord(const Json& json, const char* key, Enum& value) {
    if (json.contains(key)) // files of the first versions do not have all
        value = valueOrThrow<Enum>(json.at(key).get<std::string>());
}

/// For what files of the first versions do not have.
template <typename Value>
void readIfThere(const Json& json, const char* key, Value& value) {
    if (json.contains(key))
        readValue(json, key, value);
}

template <typename Value>
Json optionalToJson(const std::optional<Value>& value) {
    return value ? Json(*value) : Json();
}

template <typename Value>
void readOptional(const Json& json, const char* key, std::optional<Value>& value) {
    if (json.contains(key) && !json.at(key).is_null())
        readValue(json, key, value.emplace());
}

/// null = not measured.
Json measureToJson(double measure) {
    return std::isfinite(measure) ? Json(measure) : Json();
}

double measureFromJson(const Json& json, const char* key) {
    return json.contains(key) && !json.at(key).is_null() ? json.at(key).get<double>() : notMeasured;
}

Json tableToJson(const TableFormat& table) {
    return {{"encoding", wordOf(table.encoding)},
            {"delimiter", optionalToJson(table.delimiter)},
            {"quotes", optionalToJson(table.quotes)},
            {"header", optionalToJson(table.header)},
            {"decimal_comma", optionalToJson(table.decimalComma)},
            {"comment", optionalToJson(table.comment)},
            {"dates", wordOf(table.dates)},
            {"first_column", wordOf(table.firstColumn)},
            {"missing", optionalToJson(table.missing)}};
}

TableFormat tableFromJson(const Json& json) {
    TableFormat table;
    readWord(json, "encoding", table.encoding);
    readOptional(json, "delimiter", table.delimiter);
    readOptional(json, "quotes", table.quotes);
    readOptional(json, "header", table.header);
    readOptional(json, "decimal_comma", table.decimalComma);
    readOptional(json, "comment", table.comment);
    readWord(json, "dates", table.dates);
    readWord(json, "first_column", table.firstColumn);
    readOptional(json, "missing", table.missing);
    return table;
}

Json columnsToJson(const RatingColumns& columns) {
    return {{"user", columns.user},
            {"item", columns.item},
            {"rating", optionalToJson(columns.rating)},
            {"time", optionalToJson(columns.time)},
            {"event", optionalToJson(columns.event)}};
}

RatingColumns columnsFromJson(const Json& json) {
    RatingColumns columns{wholeNumberOf<std::size_t>(json.at("user")),
                          wholeNumberOf<std::size_t>(json.at("item"))};
    readOptional(json, "rating", columns.rating);
    readOptional(json, "time", columns.time);
    readOptional(json, "event", columns.event);
    return columns;
}

Json namesToJson(const ColumnNames& names) {
    return {{"user", names.user},
            {"item", names.item},
            {"rating", names.rating},
            {"time", names.time},
            {"event", names.event}};
}

ColumnNames namesFromJson(const Json& json) {
    return {json.at("user").get<std::string>(), json.at("item").get<std::string>(),
            json.at("rating").get<std::string>(), json.at("time").get<std::string>(),
            json.at("event").get<std::string>()};
}

/// In their order; empty = all events are wanted.
Json eventsToJson(const std::vector<EventWeight>& events) {
    Json json = Json::array();
    for (const EventWeight& event : events)
        json.push_back({{"event", event.event}, {"weight", event.weight}});
    return json;
}

std::vector<EventWeight> eventsFromJson(const Json& json) {
    std::vector<EventWeight> events;
    for (const Json& event : json)
        events.push_back({event.at("event").get<std::string>(), event.at("weight").get<double>()});
    return events;
}

} // namespace

Json optionsToJson(const TrainingOptions& options) {
    const NetworkOptions& network = options.network;
    return {{"model", wordOf(network.kind)},
            {"likelihood", wordOf(network.likelihood)},
            {"hidden", network.hidden},
            {"decoder_hidden", optionalToJson(network.decoderHidden)},
            {"latent", options.network.latent},
            {"normalise_input", options.network.normaliseInput},
            {"gaussian_weight_positive", options.network.gaussianWeightPositive},
            {"gaussian_weight_zero", options.network.gaussianWeightZero},
            {"dropout", options.dropout},
            {"epochs", options.epochs},
            {"batch", options.batch},
            {"learning_rate", options.learningRate},
            {"l2", options.l2},
            {"beta_schedule", wordOf(options.beta.kind)},
            {"beta_cap", options.beta.cap},
            {"anneal_steps", options.beta.annealSteps},
            {"peak_patience", options.beta.peakPatience},
            {"cycles", options.beta.cycles},
            {"growing_share", options.beta.growingShare},
            {"patience", options.patience},
            {"seed", options.seed},
            {"threads", options.threads}};
}

TrainingOptions optionsFromJson(const Json& json) {
    TrainingOptions options;
    readWord(json, "model", options.network.kind);
    readWord(json, "likelihood", options.network.likelihood);
    readValue(json, "hidden", options.network.hidden);
    readValue(json, "latent", options.network.latent);
    readValue(json, "normalise_input", options.network.normaliseInput);
    readValue(json, "gaussian_weight_positive", options.network.gaussianWeightPositive);
    readValue(json, "gaussian_weight_zero", options.network.gaussianWeightZero);
    readValue(json, "dropout", options.dropout);
    readValue(json, "epochs", options.epochs);
    readValue(json, "batch", options.batch);
    readValue(json, "learning_rate", options.learningRate);
    readValue(json, "l2", options.l2);
    readWord(json, "beta_schedule", options.beta.kind);
    readIfThere(json, "peak_patience", options.beta.peakPatience);
    readIfThere(json, "cycles", options.beta.cycles);
    readIfThere(json, "growing_share", options.beta.growingShare);
    readIfThere(json, "patience", options.patience);
    readOptional(json, "decoder_hidden", options.network.decoderHidden);
    readValue(json, "beta_cap", options.beta.cap);
    readValue(json, "anneal_steps", options.beta.annealSteps);
    readValue(json, "seed", options.seed);
    readValue(json, "threads", options.threads);
    return options;
}

Json rulesToJson(const ImportOptions& import) {
    return {{"name", import.name},
            {"clicks", wordOf(import.clicks)},
            {"minimum_rating", import.minimumRating},
            {"repeats", wordOf(import.repeats)},
            {"keep_missing_ids", import.keepMissingIds},
            {"events", eventsToJson(import.events)},
            {"exact_ids", import.exactIds},
            {"from", optionalToJson(import.from)},
            {"until", optionalToJson(import.until)},
            {"minimum_interactions", import.minClicksPerUser},
            {"minimum_users", import.minClicksPerItem},
            {"until_stable", import.untilStable},
            {"split", wordOf(import.split)},
            {"held_out_share", import.heldOut.share},
            {"held_out_users", import.heldOut.users},
            {"held_out_items", import.heldOutItems},
            {"split_seed", import.splitSeed},
            {"split_version", static_cast<int>(import.splitVersion)}};
}

ImportOptions rulesFromJson(const Json& json) {
    ImportOptions import;
    readValue(json, "name", import.name);
    readWord(json, "clicks", import.clicks);
    readValue(json, "minimum_rating", import.minimumRating);
    readWord(json, "repeats", import.repeats);
    import.keepMissingIds = json.value("keep_missing_ids", true); // as the first versions did
    if (json.contains("events"))
        import.events = eventsFromJson(json.at("events"));
    import.exactIds = json.value("exact_ids", true); // likewise
    readOptional(json, "from", import.from);
    readOptional(json, "until", import.until);
    readValue(json, "minimum_interactions", import.minClicksPerUser);
    readIfThere(json, "minimum_users", import.minClicksPerItem);
    import.untilStable = json.value("until_stable", import.untilStable);
    readWord(json, "split", import.split);
    readValue(json, "held_out_share", import.heldOut.share);
    readValue(json, "held_out_users", import.heldOut.users);
    readValue(json, "held_out_items", import.heldOutItems);
    readValue(json, "split_seed", import.splitSeed);
    int version = 1;
    readIfThere(json, "split_version", version);
    if (version != 1 && version != 2)
        throw std::invalid_argument("a split of a newer version");
    import.splitVersion = static_cast<SplitVersion>(version);
    return import;
}

Json importToJson(const ImportOptions& import) {
    Json json = rulesToJson(import);
    json["data"] = import.data;
    json["items"] = import.items;
    json["format"] = wordOf(import.format);
    json["table"] = tableToJson(import.table);
    json["title_table"] = tableToJson(import.titleTable);
    if (import.columns)
        json["columns"] = columnsToJson(*import.columns);
    if (import.columnNames)
        json["column_names"] = namesToJson(*import.columnNames);
    if (import.titleColumns)
        json["title_columns"] = {{"id", import.titleColumns->id}, {"title", import.titleColumns->title}};
    return json;
}

ImportOptions importFromJson(const Json& json) {
    ImportOptions import = rulesFromJson(json);
    readValue(json, "data", import.data);
    readValue(json, "items", import.items);
    readWord(json, "format", import.format);
    import.table = tableFromJson(json.at("table"));
    import.titleTable = tableFromJson(json.at("title_table"));
    if (json.contains("columns"))
        import.columns = columnsFromJson(json.at("columns"));
    if (json.contains("column_names"))
        import.columnNames = namesFromJson(json.at("column_names"));
    if (json.contains("title_columns"))
        import.titleColumns = TitleColumns{wholeNumberOf<std::size_t>(json.at("title_columns").at("id")),
                                           wholeNumberOf<std::size_t>(json.at("title_columns").at("title"))};
    return import;
}

Json ruleToJson(const AppliedRule& rule) {
    const bool ratings = rule.clicks == ClickKind::Threshold;
    return {{"clicks", ratings                           ? Json("ratings")
                       : rule.clicks == ClickKind::Guess ? Json()
                                                         : Json(wordOf(rule.clicks))},
            {"min_rating", ratings ? Json(rule.minimumRating) : Json()},
            {"found", rule.found},
            {"because", rule.because}};
}

AppliedRule ruleFromJson(const Json& json) {
    AppliedRule rule;
    if (const Json& clicks = json.at("clicks"); !clicks.is_null())
        rule.clicks =
            clicks == "ratings" ? ClickKind::Threshold : valueOrThrow<ClickKind>(clicks.get<std::string>());
    if (!json.at("min_rating").is_null())
        readValue(json, "min_rating", rule.minimumRating);
    readValue(json, "found", rule.found);
    readValue(json, "because", rule.because);
    return rule;
}

Json qualityToJson(const RankingQuality& quality) {
    return {{"recall@20", measureToJson(quality.recall20)},
            {"recall@50", measureToJson(quality.recall50)},
            {"ndcg@100", measureToJson(quality.ndcg100)},
            {"recall@20_error", measureToJson(quality.recall20Error)},
            {"recall@50_error", measureToJson(quality.recall50Error)},
            {"ndcg@100_error", measureToJson(quality.ndcg100Error)},
            {"users", quality.users},
            {"skipped", quality.skipped},
            {"plain_recall", quality.plainRecall}};
}

RankingQuality qualityFromJson(const Json& json) {
    RankingQuality quality;
    readValue(json, "users", quality.users);
    readValue(json, "skipped", quality.skipped);
    readIfThere(json, "plain_recall", quality.plainRecall);
    if (!quality.measured()) // the first versions wrote 0
        return quality;
    quality.recall20 = measureFromJson(json, "recall@20");
    quality.recall50 = measureFromJson(json, "recall@50");
    quality.ndcg100 = measureFromJson(json, "ndcg@100");
    quality.recall20Error = measureFromJson(json, "recall@20_error");
    quality.recall50Error = measureFromJson(json, "recall@50_error");
    quality.ndcg100Error = measureFromJson(json, "ndcg@100_error");
    return quality;
}

} // namespace model
