#pragma once

#include <QFile>
#include <QStringList>
#include <QTest>

#include "model/values/dataset_summary.h"
#include "model/values/import_preview.h"

// What a reader would say of resources/example, for pages that know no reader.

/// The first lines of a table with a header; no cell among them holds a quoted comma.
inline model::TablePreview firstRows(const QString& path, int most) {
    model::TablePreview table;
    table.file = path.toStdString();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("there is no %s", qPrintable(path));
    const auto cellsOf = [](const QByteArray& line) {
        std::vector<std::string> cells;
        for (const QByteArray& cell : line.trimmed().split(','))
            cells.push_back(cell.toStdString());
        return cells;
    };
    table.header = cellsOf(file.readLine());
    table.columns = table.header.size();
    for (int row = 0; row < most && !file.atEnd(); ++row)
        table.rows.push_back({static_cast<std::uint64_t>(row) + 2, cellsOf(file.readLine()), {}, {}});
    return table;
}

/// MovieLens latest small, every guess made.
inline model::ImportPreview examplePreview() {
    model::ImportPreview preview;
    model::ImportOptions& options = preview.options;
    options.data = "/home/ada/ml-latest-small/ratings.csv";
    options.items = "/home/ada/ml-latest-small/movies.csv";
    options.format = model::DataFormat::Table;
    options.table = {model::TextEncoding::Utf8, ",", true, true, false};
    options.columns = {0, 1, 2, 3};
    options.titleTable = options.table;
    options.titleColumns = {0, 1};
    options.clicks = model::ClickKind::Threshold;
    preview.rule = {options.clicks, 4, true, "the ratings go from 0.5 to 5: five stars", {}};
    options.split = model::SplitKind::HeldOutUsers;
    preview.tables = {options.data, options.items, "/home/ada/ml-latest-small/links.csv"};
    preview.ratings = firstRows(QStringLiteral(RESOURCES "/example/ratings.csv"), 200);
    preview.titles = firstRows(QStringLiteral(RESOURCES "/example/movies.csv"), 200);
    preview.rated = true;
    preview.timed = true;
    preview.bytes = 2483723;
    preview.rowsEstimated = 100836;
    preview.memoryEstimated = 6200000;
    preview.memoryAvailable = 21400000000;
    return preview;
}

/// The same with a rating that is no number, and a row that is too short.
inline model::ImportPreview spoiltPreview() {
    model::ImportPreview preview = examplePreview();
    model::PreviewRow& bad = preview.ratings.rows[2];
    bad.cells[2] = "good";
    bad.problem = "the rating \"good\" is not a number";
    bad.badColumn = 2;
    model::PreviewRow& cut = preview.ratings.rows[4];
    cut.cells.resize(2);
    cut.problem = "only 2 of 4 columns are there";
    return preview;
}

/// Lists of users with their items, with a list to test on beside them.
inline model::ImportPreview listPreview() {
    model::ImportPreview lists = examplePreview();
    lists.options.data = "/data/gowalla";
    lists.options.format = model::DataFormat::UserLists;
    lists.options.table.delimiter = " ";
    lists.looksCounted = true;
    lists.rated = lists.timed = false;
    lists.test = "gowalla/test.txt";
    lists.options.clicks = model::ClickKind::Any;
    lists.rule = {lists.options.clicks, 0, true, "there are no ratings", {}};
    lists.ratings.header.clear();
    lists.ratings.columns = 4;
    return lists;
}

/// What remains of MovieLens latest small with the paper's rules.
inline std::shared_ptr<model::DatasetSummary> exampleRemainder() {
    auto summary = std::make_shared<model::DatasetSummary>();
    summary->reader.rows = 100836;
    summary->reader.rejected = 2;
    summary->reader.days = {{9584, 10}, {17798, 20}};
    summary->dropped.belowThreshold = 52256;
    summary->dropped.usersBelowMinimum = 7;
    summary->dropped.clicksOfThoseUsers = 12;
    summary->dropped.itemsOutsideTraining = 638;
    summary->dropped.clicksOnThoseItems = 706;
    summary->dropped.itemsNeverClicked = 3426;
    summary->users = 603;
    summary->items = 5660;
    summary->interactions = 47862;
    summary->trainingUsers = 483;
    summary->validationUsers = 60;
    summary->testUsers = 60;
    return summary;
}
