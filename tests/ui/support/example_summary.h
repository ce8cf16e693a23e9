#pragma once

#include <QFile>
#include <QString>
#include <algorithm>
#include <map>
#include <numeric>

#include "model/values/dataset_summary.h"

/// The bundled ratings as the page would show them, counted here: ratings of at least 4 of users with at
/// least 5 of them are clicks; an item is known even if only held-out users clicked it.
inline std::shared_ptr<model::DatasetSummary> exampleSummary() {
    auto summary = std::make_shared<model::DatasetSummary>();
    model::ReaderSummary& reader = summary->reader;
    summary->name = "MovieLens latest small";
    summary->source = RESOURCES "/example/ratings.csv";
    summary->options.clicks = model::ClickKind::Threshold;
    summary->rule = {summary->options.clicks, 4, true, "the ratings go from 0.5 to 5: five stars", {}};
    std::map<std::string, std::uint64_t> clicksOfUsers;
    std::map<std::string, std::uint64_t> rowsOfItems;
    std::map<std::string, std::uint64_t> clicksOfItems;
    std::map<double, std::uint64_t> ratings;
    std::map<std::int64_t, std::uint64_t> days;
    std::vector<std::pair<std::string, std::string>> clicks;
    QFile file(QStringLiteral(RESOURCES "/example/ratings.csv"));
    file.open(QIODevice::ReadOnly);
    file.readLine();
    while (!file.atEnd()) {
        const QList<QByteArray> fields = file.readLine().trimmed().split(',');
        const double rating = fields[2].toDouble();
        ++reader.rows;
        ++ratings[rating];
        ++days[fields[3].toLongLong() / 86400];
        ++rowsOfItems[fields[1].toStdString()];
        clicksOfUsers.try_emplace(fields[0].toStdString());
        if (rating >= 4) {
            clicks.emplace_back(fields[0].toStdString(), fields[1].toStdString());
            ++clicksOfUsers[clicks.back().first];
        } else {
            ++summary->dropped.belowThreshold;
        }
    }
    for (const auto& [rating, count] : ratings)
        reader.ratings.push_back({rating, count});
    for (const auto& [day, count] : days)
        reader.days.push_back({day, count});
    for (const auto& [user, item] : clicks)
        if (clicksOfUsers[user] >= summary->options.minClicksPerUser)
            ++clicksOfItems[item];
        else
            ++summary->dropped.clicksOfThoseUsers;
    for (const auto& [user, count] : clicksOfUsers)
        if (count >= summary->options.minClicksPerUser)
            summary->clicksPerUser.push_back(count);
    std::ranges::sort(summary->clicksPerUser, std::greater());
    std::map<std::string, std::string> titles;
    QFile movies(QStringLiteral(RESOURCES "/example/movies.csv"));
    movies.open(QIODevice::ReadOnly);
    while (!movies.atEnd()) {
        const QString line = QString::fromUtf8(movies.readLine());
        const QString rest = line.section(QLatin1Char(','), 1, -2);
        titles[line.section(QLatin1Char(','), 0, 0).toStdString()] =
            QString(rest).remove(QLatin1Char('"')).toStdString();
    }
    for (const auto& [item, count] : clicksOfItems)
        summary->popularItems.push_back({item, titles[item], count});
    std::ranges::stable_sort(summary->popularItems, std::greater(), &model::PopularItem::clicks);
    for (const model::PopularItem& item : summary->popularItems)
        summary->clicksByRank.push_back(item.clicks);
    reader.headers = 1;
    reader.lines = reader.rows + 1;
    reader.users = clicksOfUsers.size();
    reader.items = rowsOfItems.size();
    reader.interactions = reader.rows;
    summary->users = summary->clicksPerUser.size();
    summary->validationUsers = summary->testUsers = 60;
    summary->trainingUsers = summary->users - 120;
    summary->dropped.usersBelowMinimum = reader.users - summary->users;
    summary->items = summary->popularItems.size();
    summary->dropped.itemsNeverClicked = reader.items - summary->items;
    summary->interactions =
        std::reduce(summary->clicksByRank.begin(), summary->clicksByRank.end(), std::uint64_t{0});
    summary->gini = 0.73;
    summary->topPercentShare = 0.163;
    return summary;
}
