#include <limits>

#include "ui/charts/figure_table.h"
#include "ui/map/map_figure.h"
#include "ui/users/user_words.h"

namespace ui {

namespace {

constexpr double notKnown = std::numeric_limits<double>::quiet_NaN();

/// The columns of the table, filled a point after the other. Their names are those of a file, in English.
struct MapColumns {
    FigureColumn kind{QStringLiteral("kind"), {}, {}};
    FigureColumn id{QStringLiteral("id"), {}, {}};
    FigureColumn title{QStringLiteral("title"), {}, {}};
    FigureColumn x{QStringLiteral("x"), {}, {}};
    FigureColumn y{QStringLiteral("y"), {}, {}};
    FigureColumn clicks{QStringLiteral("clicks"), {}, {}};
    FigureColumn kl{QStringLiteral("kl"), {}, {}};
    FigureColumn block{QStringLiteral("block"), {}, {}};

    void reserve(std::size_t rows) {
        for (FigureColumn* column : {&kind, &id, &title, &block})
            column->texts.reserve(static_cast<qsizetype>(rows));
        for (FigureColumn* column : {&x, &y, &clicks, &kl})
            column->numbers.reserve(rows);
    }

    void addUser(const model::UserEntry& user, const model::LatentMap& map, std::size_t place) {
        kind.texts << QStringLiteral("user");
        id.texts << QString::fromStdString(user.id);
        title.texts << QString();
        x.numbers.push_back(static_cast<double>(map.userX[place]));
        y.numbers.push_back(static_cast<double>(map.userY[place]));
        clicks.numbers.push_back(user.clicks);
        kl.numbers.push_back(map.userKl.empty() ? notKnown : static_cast<double>(map.userKl[place]));
        block.texts << roleName(user.role);
    }

    void addItem(const MapData& data, std::size_t item) {
        const bool named = data.items && item < data.items->size();
        kind.texts << QStringLiteral("item");
        id.texts << (named ? QString::fromStdString((*data.items)[item].id) : QString());
        title.texts << (named ? QString::fromStdString((*data.items)[item].title) : QString());
        x.numbers.push_back(static_cast<double>(data.map->itemX[item]));
        y.numbers.push_back(static_cast<double>(data.map->itemY[item]));
        clicks.numbers.push_back(data.itemClicks && item < data.itemClicks->size()
                                     ? static_cast<double>((*data.itemClicks)[item])
                                     : notKnown);
        kl.numbers.push_back(notKnown);
        block.texts << QString();
    }
};

} // namespace

std::vector<FigureColumn> mapColumns(const MapData& data) {
    MapColumns columns;
    columns.reserve(data.userCount() + data.itemCount());
    for (std::size_t place = 0; place < data.userCount(); ++place)
        columns.addUser((*data.users)[place], *data.map, place);
    for (std::size_t item = 0; item < data.itemCount(); ++item)
        columns.addItem(data, item);
    return {columns.kind, columns.id,     columns.title, columns.x,
            columns.y,    columns.clicks, columns.kl,    columns.block};
}

QByteArray tableOfUsers(const MapData& data, const std::vector<std::uint32_t>& places) {
    MapColumns columns;
    columns.reserve(places.size());
    for (const std::uint32_t place : places)
        columns.addUser((*data.users)[place], *data.map, place);
    return tableOf({columns.id, columns.block, columns.clicks, columns.x, columns.y, columns.kl});
}

} // namespace ui
