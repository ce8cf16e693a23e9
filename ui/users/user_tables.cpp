#include "ui/users/user_tables.h"

#include <QCoreApplication>

#include <algorithm>

#include "ui/style/format.h"
#include "ui/style/item_name.h"

namespace ui {

namespace {

struct UserTables {
    Q_DECLARE_TR_FUNCTIONS(ui::UserTables)
};

QString nameOf(HistoryPart part) {
    switch (part) {
    case HistoryPart::Seen:
        break;
    case HistoryPart::Added:
        return UserTables::tr("added");
    case HistoryPart::Removed:
        return UserTables::tr("left out");
    case HistoryPart::HeldOut:
        return UserTables::tr("held out");
    }
    return {};
}

/// What a click on the last cell does.
QString actionOf(HistoryPart part) {
    if (part == HistoryPart::HeldOut)
        return QStringLiteral("+");
    return part == HistoryPart::Removed ? QStringLiteral("↺") : QStringLiteral("×");
}

/// Both lists are ascending by item.
bool holds(const std::vector<model::ItemRow>& items, const model::ItemRow& item) {
    return std::ranges::binary_search(items, item.index, {}, &model::ItemRow::index);
}

QString signedText(double value) {
    return (value > 0 ? QStringLiteral("+") : QString()) + fixed(value, 3);
}

QString heldOutMark(bool heldOut) {
    return heldOut ? UserTables::tr("✓ hit") : QString();
}

} // namespace

std::vector<HistoryRow> historyOf(const model::UserProfile& profile, const model::PersonState& state) {
    std::vector<HistoryRow> rows;
    rows.reserve(state.original.size() + profile.history.size() + profile.heldOut.size());
    for (const model::ItemRow& item : state.original)
        rows.push_back({item, holds(profile.history, item) ? HistoryPart::Seen : HistoryPart::Removed});
    for (const model::ItemRow& item : profile.history)
        if (!holds(state.original, item))
            rows.push_back({item, HistoryPart::Added});
    for (const model::ItemRow& item : profile.heldOut)
        rows.push_back({item, HistoryPart::HeldOut});
    return rows;
}

std::vector<Column<HistoryRow>> historyColumns() {
    return {{.title = UserTables::tr("Title"),
             .help = {},
             .look = ColumnLook::Text,
             .value = [](const HistoryRow& row) { return itemName(row.item); },
             .text = {},
             .struck = [](const HistoryRow& row) { return row.part == HistoryPart::Removed; }},
            {.title = UserTables::tr("Id"),
             .help = {},
             .look = ColumnLook::MutedText,
             .value = [](const HistoryRow& row) { return QString::fromStdString(row.item.id); },
             .text = {}},
            {.title = QString(),
             .help = UserTables::tr("The model sees the history, and is to predict what is held out"),
             .look = ColumnLook::MutedText,
             .value = [](const HistoryRow& row) { return nameOf(row.part); },
             .text = {}},
            {.title = QString(),
             .help = UserTables::tr("Leave out, or put back"),
             .look = ColumnLook::MutedText,
             .value = [](const HistoryRow& row) { return actionOf(row.part); },
             .text = {}}};
}

std::vector<Column<model::Recommendation>> recommendationColumns() {
    using model::Recommendation;
    return {{.title = QStringLiteral("#"),
             .help = UserTables::tr("Rank among the items that are not in the history"),
             .look = ColumnLook::MutedNumber,
             .value = [](const Recommendation& row) { return row.rank; },
             .text = [](const Recommendation& row) { return count(row.rank); }},
            {.title = UserTables::tr("Title"),
             .help = {},
             .look = ColumnLook::Text,
             .value = [](const Recommendation& row) { return itemName(row.item); },
             .text = {}},
            {.title = UserTables::tr("Id"),
             .help = {},
             .look = ColumnLook::MutedText,
             .value = [](const Recommendation& row) { return QString::fromStdString(row.item.id); },
             .text = {}},
            {.title = UserTables::tr("Score"),
             .help = UserTables::tr("f, the decoder’s output: what the items are ranked by"),
             .look = ColumnLook::MutedNumber,
             .value = [](const Recommendation& row) { return row.score; },
             .text = [](const Recommendation& row) { return fixed(row.score, 2); }},
            {.title = QStringLiteral("p"),
             .help = UserTables::tr("π, the probability that a click is on this item"),
             .look = ColumnLook::Number,
             .value = [](const Recommendation& row) { return row.probability; },
             .text = [](const Recommendation& row) { return percent(row.probability); }},
            {.title = UserTables::tr("Pop."),
             .help = UserTables::tr("Rank by the clicks of the training users"),
             .look = ColumnLook::MutedNumber,
             .value = [](const Recommendation& row) { return row.popularityRank; },
             .text = [](const Recommendation& row) { return count(row.popularityRank); }},
            {.title = QString(),
             .help = UserTables::tr("A hit: the user did click the item, and the model did not see that"),
             .look = ColumnLook::Mark,
             .value = [](const Recommendation& row) { return heldOutMark(row.heldOut); },
             .text = {}}};
}

std::vector<Column<model::Contribution>> contributionColumns() {
    using model::Contribution;
    return {{.title = UserTables::tr("Because of"),
             .help = {},
             .look = ColumnLook::Text,
             .value = [](const Contribution& row) { return itemName(row.item); },
             .text = {}},
            {.title = UserTables::tr("Score"),
             .help = UserTables::tr("How much higher the score f is than without this item"),
             .look = ColumnLook::Number,
             .value = [](const Contribution& row) { return row.change; },
             .text = [](const Contribution& row) { return signedText(row.change); }},
            {.title = UserTables::tr("Rank"),
             .help = UserTables::tr("The rank that it would have without this item"),
             .look = ColumnLook::MutedNumber,
             .value = [](const Contribution& row) { return row.rankWithout; },
             .text = [](const Contribution& row) { return count(row.rankWithout); }}};
}

std::vector<Column<model::SimilarUser>> similarUserColumns() {
    using model::SimilarUser;
    return {{.title = UserTables::tr("User"),
             .help = {},
             .look = ColumnLook::Text,
             .value = [](const SimilarUser& row) { return QString::fromStdString(row.user.id); },
             .text = {}},
            {.title = UserTables::tr("cos"),
             .help = UserTables::tr("Cosine of the posterior means: 1 = the same direction"),
             .look = ColumnLook::Number,
             .value = [](const SimilarUser& row) { return row.similarity; },
             .text = [](const SimilarUser& row) { return fixed(row.similarity, 3); }},
            {.title = UserTables::tr("Shared"),
             .help = UserTables::tr("Items that are in both histories"),
             .look = ColumnLook::MutedNumber,
             .value = [](const SimilarUser& row) { return row.sharedItems; },
             .text = [](const SimilarUser& row) { return count(row.sharedItems); }},
            {.title = UserTables::tr("Clicks"),
             .help = {},
             .look = ColumnLook::MutedNumber,
             .value = [](const SimilarUser& row) { return row.user.clicks; },
             .text = [](const SimilarUser& row) { return count(row.user.clicks); }}};
}

std::vector<Column<model::SimilarItem>> similarItemColumns() {
    using model::SimilarItem;
    return {{.title = UserTables::tr("Title"),
             .help = {},
             .look = ColumnLook::Text,
             .value = [](const SimilarItem& row) { return itemName(row.item); },
             .text = {}},
            {.title = UserTables::tr("cos"),
             .help = UserTables::tr("Cosine of the items’ weights in the decoder’s last layer"),
             .look = ColumnLook::Number,
             .value = [](const SimilarItem& row) { return row.similarity; },
             .text = [](const SimilarItem& row) { return fixed(row.similarity, 3); }},
            {.title = UserTables::tr("Both"),
             .help = UserTables::tr("Training users who clicked both items"),
             .look = ColumnLook::MutedNumber,
             .value = [](const SimilarItem& row) { return QVariant::fromValue(qulonglong{row.coClicks}); },
             .text = [](const SimilarItem& row) { return count(row.coClicks); }},
            {.title = UserTables::tr("Pop."),
             .help = UserTables::tr("Rank by the clicks of the training users"),
             .look = ColumnLook::MutedNumber,
             .value = [](const SimilarItem& row) { return row.popularityRank; },
             .text = [](const SimilarItem& row) { return count(row.popularityRank); }}};
}

} // namespace ui
