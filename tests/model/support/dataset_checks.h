#pragma once

#include <QTest>
#include <algorithm>
#include <set>
#include <string>

#include "model/data/dataset.h"

/// Every user's fold-in and held-out clicks, block by block, by external ids: equal text, equal split.
inline std::string splitText(const model::Dataset& dataset) {
    std::string text;
    const auto append = [&](const model::Interactions& rows, model::UserIndex user) {
        for (const model::ItemIndex item : rows.items(user))
            text += " " + dataset.catalog.ids[item.value];
    };
    for (const model::UserBlock* block : {&dataset.training, &dataset.validation, &dataset.test}) {
        text += "block\n";
        for (std::uint32_t u = 0; u < block->ids.size(); ++u) {
            text += block->ids[u] + ":";
            append(block->foldIn, model::UserIndex{u});
            if (block != &dataset.training) {
                text += " |";
                append(block->heldOut, model::UserIndex{u});
            }
            text += "\n";
        }
    }
    return text;
}

/// What holds for every dataset, whatever the file: verifies with Qt Test.
inline void verifyProtocol(const model::Dataset& dataset) {
    const auto items = static_cast<std::uint32_t>(dataset.catalog.ids.size());
    QCOMPARE(dataset.catalog.titles.size(), dataset.catalog.ids.size());
    std::set<std::string> users;
    for (const model::UserEntry& entry : dataset.directory())
        QVERIFY2(users.insert(entry.id).second, "a user in two blocks");
    QCOMPARE(dataset.training.heldOut.userCount(), 0U);
    for (const model::UserBlock* block : {&dataset.validation, &dataset.test}) {
        QCOMPARE(block->foldIn.itemCount(), items);
        QCOMPARE(block->heldOut.itemCount(), items);
        QCOMPARE(block->foldIn.userCount(), static_cast<std::uint32_t>(block->ids.size()));
        QCOMPARE(block->heldOut.userCount(), block->foldIn.userCount());
        for (std::uint32_t u = 0; u < block->ids.size(); ++u)
            for (const model::ItemIndex item : block->heldOut.items(model::UserIndex{u}))
                QVERIFY(!std::ranges::binary_search(block->foldIn.items(model::UserIndex{u}), item));
    }
}

/// What was read is what was dropped and what remains: for tables, whose split is drawn here.
inline void verifyCounts(const model::DatasetSummary& summary) {
    const model::DroppedCounts& dropped = summary.dropped;
    QCOMPARE(summary.interactions + dropped.belowThreshold + dropped.clicksOfThoseUsers +
                 dropped.clicksOnThoseItems,
             summary.reader.interactions);
    QCOMPARE(summary.users + dropped.usersBelowMinimum, summary.reader.users);
    QCOMPARE(summary.items + dropped.itemsOutsideTraining + dropped.itemsNeverClicked, summary.reader.items);
    QCOMPARE(summary.trainingUsers + summary.validationUsers + summary.testUsers, summary.users);
    QCOMPARE(summary.clicksByRank.size(), summary.items);
    QCOMPARE(summary.clicksPerUser.size(), summary.users);
    QVERIFY(std::ranges::is_sorted(summary.clicksByRank, std::greater()));
    QVERIFY(std::ranges::is_sorted(summary.clicksPerUser, std::greater()));
    std::uint64_t clicks = 0;
    for (const std::uint64_t ofItem : summary.clicksByRank)
        clicks += ofItem;
    QCOMPARE(clicks, summary.interactions);
}
