#include "ui/users/user_tables.h"

#include <QCoreApplication>

#include "ui/components/format.h"

namespace ui {

namespace {

struct UserTables {
    Q_DECLARE_TR_FUNCTIONS(ui::UserTables)
};

QString titleOf(const model::ItemRow& item) {
    return QString::fromStdString(item.title.empty() ? item.id : item.title);
}

QString heldOutMark(bool heldOut) {
    return heldOut ? UserTables::tr("✓ held out") : QString();
}

} // namespace

std::vector<HistoryRow> historyOf(const model::UserProfile& profile) {
    std::vector<HistoryRow> rows;
    const bool parted = profile.role != model::UserRole::Training;
    for (const model::ItemRow& item : profile.history)
        rows.push_back({item, parted ? UserTables::tr("fold-in") : QString()});
    for (const model::ItemRow& item : profile.heldOut)
        rows.push_back({item, UserTables::tr("held out")});
    return rows;
}

std::vector<Column<HistoryRow>> historyColumns() {
    return {{.title = UserTables::tr("Title"),
             .help = {},
             .look = ColumnLook::Text,
             .value = [](const HistoryRow& row) { return titleOf(row.item); },
             .text = {}},
            {.title = UserTables::tr("Id"),
             .help = {},
             .look = ColumnLook::MutedText,
             .value = [](const HistoryRow& row) { return QString::fromStdString(row.item.id); },
             .text = {}},
            {.title = QString(),
             .help = UserTables::tr(
                 "The model sees the fold-in clicks; it is to predict those that are held out"),
             .look = ColumnLook::MutedText,
             .value = [](const HistoryRow& row) { return row.part; },
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
             .value = [](const Recommendation& row) { return titleOf(row.item); },
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

} // namespace ui
