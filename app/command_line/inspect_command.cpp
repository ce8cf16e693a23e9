#include <iostream>
#include <memory>

#include "app/command_line/all_commands.h"
#include "app/command_line/data_arguments.h"
#include "app/command_line/json_output.h"
#include "app/command_line/rule_output.h"
#include "model/import/import.h"
#include "model/import/preview_import.h"
#include "model/import/rating_places.h"
#include "model/input/text.h"
#include "model/splits/rule_finding.h"
#include "model/values/failure.h"
#include "model/values/utf8.h"
#include "model/values/words.h"

namespace app {

namespace {

/// inspect DATA: what the reader finds, and what the rules keep of it.
class InspectCommand : public Command {
public:
    explicit InspectCommand(CLI::App& program);
    int run() override;

private:
    DataArguments m_data;
    bool m_json = false;
};

/// How the files are read, what is in them, and what the rules keep of it.
struct Inspection {
    model::ImportPreview preview;
    model::ReaderSummary reader;
    model::AppliedRule rule;
    std::vector<model::FilePlace> outliers;        ///< where those of the rule stand first
    std::shared_ptr<const model::Dataset> dataset; ///< null when the rules keep nothing to train on
    std::string failure;                           ///< why
};

Inspection inspect(const model::ImportOptions& options) {
    Inspection inspection;
    inspection.preview = model::previewImport(options);
    try {
        inspection.dataset = model::importDataset(options);
        inspection.reader = inspection.dataset->summary.reader;
        inspection.rule = inspection.dataset->summary.rule;
    } catch (const model::Error& error) {
        inspection.failure = error.what();
        inspection.reader = model::inspectData(options); // throws again where the files cannot be read
        inspection.rule =
            model::ruleFor(options, {inspection.reader.ratings, inspection.preview.namedCounts});
    }
    inspection.outliers = model::firstPlacesOf(inspection.rule.outliers, options);
    return inspection;
}

std::string delimiterName(const std::string& delimiter) {
    return delimiter == "\t" ? "tab" : delimiter == " " ? "blank" : delimiter;
}

Json columnsOf(const model::ImportOptions& options) {
    if (!options.columns)
        return Json::object();
    Json columns = {{"user", options.columns->user}, {"item", options.columns->item}};
    if (options.columns->rating)
        columns["rating"] = *options.columns->rating;
    if (options.columns->time)
        columns["time"] = *options.columns->time;
    if (options.columns->event)
        columns["event"] = *options.columns->event;
    return columns;
}

/// Rows of each kind of event, wanted or not.
Json eventsOf(const model::ReaderSummary& found) {
    Json events = Json::object();
    for (const model::EventCount& event : found.events)
        events[event.event] = event.rows;
    return events;
}

Json attributesOf(const model::ReaderSummary& found) {
    Json attributes = Json::array();
    for (const model::AttributeSummary& attribute : found.attributes)
        attributes.push_back({{"name", attribute.name},
                              {"values", attribute.values},
                              {"items", attribute.items},
                              {"multi_valued", attribute.multiValued}});
    return attributes;
}

Json outliersOf(const Inspection& inspection) {
    Json outliers = Json::array();
    for (std::size_t i = 0; i < inspection.outliers.size(); ++i)
        outliers.push_back({{"rating", inspection.rule.outliers[i].rating},
                            {"rows", inspection.rule.outliers[i].count},
                            {"file", inspection.outliers[i].file},
                            {"line", inspection.outliers[i].line}});
    return outliers;
}

/// Interactions less these are the clicks kept.
Json droppedOf(const Inspection& inspection) {
    if (!inspection.dataset)
        return nullptr;
    const model::DroppedCounts& dropped = inspection.dataset->summary.dropped;
    return {{"below_threshold", dropped.belowThreshold},
            {"users_too_few", dropped.clicksOfThoseUsers},
            {"items_too_few", dropped.clicksOfThoseItems},
            {"items_outside_training", dropped.clicksOnThoseItems}};
}

Json keptOf(const Inspection& inspection) {
    if (!inspection.dataset)
        return {{"failure", inspection.failure}};
    const model::DatasetSummary& kept = inspection.dataset->summary;
    return {{"users", kept.users},
            {"items", kept.items},
            {"clicks", kept.interactions},
            {"training_users", kept.trainingUsers},
            {"validation_users", kept.validationUsers},
            {"test_users", kept.testUsers},
            {"split_given", kept.splitWasGiven}};
}

std::string sizeOf(const model::DataChoice& choice) {
    return choice.bytes > 0  ? std::to_string(choice.bytes) + " bytes"
           : choice.rows > 0 ? std::to_string(choice.rows) + " rows"
                             : "";
}

Json choicesOf(const model::ImportPreview& preview) {
    Json choices = Json::array();
    for (const model::DataChoice& choice : preview.choices) {
        Json json = {{"name", choice.name}, {"place", choice.place}, {"chosen", choice.chosen}};
        json["bytes"] = choice.bytes > 0 ? Json(choice.bytes) : Json();
        json["rows"] = choice.rows > 0 ? Json(choice.rows) : Json();
        choices.push_back(std::move(json));
    }
    return choices;
}

void printChoices(const model::ImportPreview& preview) {
    constexpr std::size_t mostPrinted = 30; // with --json there are all of them
    if (!preview.chosenTable.empty())
        std::cout << "\nchosen        the likeliest of " << preview.tablesAmong
                  << " tables by what they hold; another one like DATA:NAME";
    std::size_t printed = 0;
    for (const model::DataChoice& choice : preview.choices)
        if (choice.chosen || ++printed <= mostPrinted)
            std::cout << (choice.chosen ? "\n            * " : "\n              ")
                      << model::oneLine(choice.name) << "  " << sizeOf(choice);
    if (printed > mostPrinted)
        std::cout << "\n              … and " << printed - mostPrinted << " more";
}

void printAttributes(const model::ReaderSummary& found) {
    for (const model::AttributeSummary& attribute : found.attributes)
        std::cout << "attribute     " << model::oneLine(attribute.name) << ": " << attribute.values
                  << " values of " << attribute.items << " items"
                  << (attribute.multiValued ? ", several of one" : "") << '\n';
}

void printInspection(const Inspection& inspection) {
    const model::ReaderSummary& found = inspection.reader;
    const model::ImportOptions& options = inspection.preview.options;
    std::cout << "file          " << model::oneLine(inspection.preview.ratings.file);
    if (const std::size_t parts = inspection.preview.furtherParts.size(); parts > 0)
        std::cout << " and " << parts << " further parts of the table";
    printChoices(inspection.preview);
    std::cout << "\nformat        " << model::wordOf(options.format);
    if (options.table.delimiter)
        std::cout << ", " << delimiterName(*options.table.delimiter)
                  << (options.table.header.value_or(false) ? ", header" : "");
    const Json columns = columnsOf(options);
    for (const auto& [name, column] : columns.items())
        std::cout << ", " << name << '=' << column;
    std::cout << "\ntitles        " << (options.items.empty() ? "none" : model::oneLine(options.items))
              << "\nusers         " << found.users << "\nitems         " << found.items << " ("
              << found.titles << " with a title)\ninteractions  " << found.interactions << "\ndensity       "
              << 100 * found.density() << " %\nrows          " << found.rows << " in " << found.lines
              << " lines\nrepeated      " << found.duplicates << "\nblank         " << found.blanks
              << "\ncomments      " << found.comments << "\nskipped       " << found.skipped
              << "\nother events  " << found.unwantedEvents << "\noutside dates " << found.outsideDates
              << "\nrejected      " << found.rejected << "\njoined        "
              << (joinedText(found).empty() ? "no ids" : joinedText(found)) << "\nclicks        "
              << ruleText(inspection.rule) << '\n';
    if (inspection.dataset) {
        const model::DatasetSummary& kept = inspection.dataset->summary;
        std::cout << "kept          " << kept.interactions << " clicks of " << kept.users << " users on "
                  << kept.items << " items; held out " << kept.validationUsers << " + " << kept.testUsers
                  << " users" << (kept.splitWasGiven ? ", as given" : "") << '\n';
        for (const auto& [block, why] :
             {std::pair("validation", kept.validationUnmeasured), std::pair("test", kept.testUnmeasured)})
            if (!why.empty())
                std::cout << "nobody to measure for " << block << ": " << why << '\n';
    } else {
        std::cout << "kept          nothing: " << model::oneLine(inspection.failure) << '\n';
    }
    printAttributes(found);
    for (const model::EventCount& event : found.events)
        std::cout << "event         " << model::oneLine(event.event) << ": " << event.rows << " rows\n";
    for (const std::string& note : found.notes)
        std::cout << "note          " << model::oneLine(note) << '\n';
    for (std::size_t i = 0; i < inspection.outliers.size(); ++i)
        std::cout << model::oneLine(inspection.outliers[i].file) << ':' << inspection.outliers[i].line
                  << ": the rating " << model::numberText(inspection.rule.outliers[i].rating)
                  << " is an outlier\n";
    for (const model::RejectedRow& row : found.rejectedRows)
        std::cout << model::oneLine(row.file) << ':' << row.line << ": " << model::oneLine(row.reason)
                  << '\n';
}

Json inspectionJson(const Inspection& inspection) {
    const model::ReaderSummary& found = inspection.reader;
    const model::ImportOptions& options = inspection.preview.options;
    return {{"users", found.users},
            {"items", found.items},
            {"interactions", found.interactions},
            {"density", found.density()},
            {"rejected", found.rejected},
            {"rows", found.rows},
            {"lines", found.lines},
            {"blank", found.blanks},
            {"headers", found.headers},
            {"comments", found.comments},
            {"skipped_header_lines", found.skipped},
            {"continued", found.continued},
            {"missing_ids", found.missingIds},
            {"duplicates", found.duplicates},
            {"outside_dates", found.outsideDates},
            {"events", found.unwantedEvents},
            {"event_rows", eventsOf(found)},
            {"notes", found.notes},
            {"joined_users", found.joinedUsers},
            {"joined_items", found.joinedItems},
            {"titles", found.titles},
            {"attributes", attributesOf(found)},
            {"file", inspection.preview.ratings.file},
            {"tables", choicesOf(inspection.preview)},
            {"chosen_from", inspection.preview.tablesAmong},
            {"format", model::wordOf(options.format)},
            {"delimiter", options.table.delimiter ? Json(*options.table.delimiter) : Json()},
            {"columns", columnsOf(options)},
            {"rule", ruleJson(inspection.rule)},
            {"outliers", outliersOf(inspection)},
            {"dropped", droppedOf(inspection)},
            {"kept", keptOf(inspection)}};
}

InspectCommand::InspectCommand(CLI::App& program)
    : Command(program, "inspect", "What the reader finds in the data") {
    m_data.addReading(parser());
    m_data.addRules(parser());
    m_data.addSplit(parser());
    parser().add_flag("--json", m_json, "One JSON object on standard output");
}

int InspectCommand::run() {
    model::ImportOptions data;
    m_data.applyTo(data);
    const Inspection inspection = inspect(data);
    if (inspection.preview.looksCounted && data.format == model::DataFormat::Guess)
        std::cerr
            << "tastescope: each line's first number is the number of its items, so the user is taken to be "
               "the line. If it is the user, use --format lists\n";
    if (m_json)
        print(inspectionJson(inspection));
    else
        printInspection(inspection);
    return 0;
}

} // namespace

std::unique_ptr<Command> makeInspect(CLI::App& program) {
    return std::make_unique<InspectCommand>(program);
}

} // namespace app
