#pragma once

#include "model/values/import_options.h"

inline model::ImportOptions optionsFor(const char* path) {
    model::ImportOptions options;
    options.data = path;
    return options;
}

/// No option has its default.
inline model::ImportOptions unusualImport() {
    model::ImportOptions options;
    options.data = "/data/ratings.zip";
    options.items = "/data/movies.csv";
    options.name = "Mine";
    options.format = model::DataFormat::Table;
    options.table = {model::TextEncoding::Latin1, "\t", false, true, true};
    options.table.comment = ";";
    options.table.dates = model::DateForm::DayFirst;
    options.table.firstColumn = model::FirstColumn::Cells;
    options.table.missing = "";
    options.keepMissingIds = true;
    options.exactIds = true;
    options.columns = {3, 0, std::nullopt, 1, 2};
    options.events = {{"buy"}, {"add to cart", 0.25}};
    options.titleTable = {model::TextEncoding::Utf16, " ", true, false, std::nullopt};
    options.titleColumns = {2, 0};
    options.clicks = model::ClickKind::Counts;
    options.minimumRating = 3.500000000000001;
    options.repeats = model::Repeats::Sum;
    options.from = 1000000001; // not the begin of a day
    options.until = 1200000007;
    options.minClicksPerUser = 12;
    options.minClicksPerItem = 3;
    options.untilStable = true;
    options.split = model::SplitKind::LatestClicks;
    options.heldOut = {.share = 0.123, .users = 10000};
    options.heldOutItems = 0.25;
    options.splitSeed = 18446744073709551615U;
    return options;
}
