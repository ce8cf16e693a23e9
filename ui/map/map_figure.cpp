#include "ui/map/map_figure.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "ui/style/format.h"
#include "ui/users/user_words.h"

namespace ui {

namespace {

struct LatentMapFigure {
    Q_DECLARE_TR_FUNCTIONS(ui::LatentMapFigure)
};

constexpr std::size_t mostLabels = 5000; ///< more are never looked through
constexpr double outlyingShare = 0.01;   ///< of the users, at each end of the ramp of KL

using Shades = std::vector<std::uint8_t>;
using SharedFloats = std::shared_ptr<const std::vector<float>>;

std::uint8_t shadeOf(double amount) {
    return static_cast<std::uint8_t>(std::lround(255 * std::clamp(amount, 0.0, 1.0)));
}

/// On a logarithmic scale from the fewest clicks to the most.
void colourByClicks(PointGroup& group, const std::vector<model::UserEntry>& users) {
    double fewest = std::numeric_limits<double>::max();
    double most = 1;
    for (const model::UserEntry& user : users) {
        fewest = std::min(fewest, std::max(1.0, static_cast<double>(user.clicks)));
        most = std::max(most, static_cast<double>(user.clicks));
    }
    const double decades = std::max(1e-9, std::log(most / fewest));
    auto shades = std::make_shared<Shades>();
    shades->reserve(users.size());
    for (const model::UserEntry& user : users)
        shades->push_back(shadeOf(std::log(std::max<double>(1, user.clicks) / fewest) / decades));
    group.ramp = Ramp::Clicks;
    group.name = LatentMapFigure::tr("clicks of a user, logarithmic");
    group.lowest = count(static_cast<std::uint64_t>(users.empty() ? 0 : fewest));
    group.highest = count(static_cast<std::uint64_t>(most));
    group.shades = std::move(shades);
}

/// Between the ends of what nearly all users have.
void colourByKl(PointGroup& group, const std::vector<float>& kl) {
    std::vector<float> sorted;
    sorted.reserve(kl.size());
    std::copy_if(kl.begin(), kl.end(), std::back_inserter(sorted), [](float v) { return std::isfinite(v); });
    std::sort(sorted.begin(), sorted.end());
    const auto at = [&sorted](double share) {
        return sorted.empty()
                   ? 0.0
                   : static_cast<double>(
                         sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))]);
    };
    const double low = at(outlyingShare);
    const double high = at(1 - outlyingShare);
    auto shades = std::make_shared<Shades>();
    shades->reserve(kl.size());
    for (const float value : kl)
        shades->push_back(std::isfinite(value)
                              ? shadeOf((static_cast<double>(value) - low) / std::max(1e-9, high - low))
                              : 0);
    group.ramp = Ramp::Kl;
    group.name = LatentMapFigure::tr("KL, nats");
    group.lowest = QStringLiteral("≤ ") + significant(low);
    group.highest = QStringLiteral("≥ ") + significant(high);
    group.shades = std::move(shades);
}

void colourByBlock(PointGroup& group, const std::vector<model::UserEntry>& users) {
    constexpr Hue hues[] = {Hue::Blue, Hue::Green, Hue::Vermilion};
    std::uint64_t counts[std::size(hues)] = {};
    auto shades = std::make_shared<Shades>();
    shades->reserve(users.size());
    for (const model::UserEntry& user : users) {
        shades->push_back(static_cast<std::uint8_t>(user.role));
        ++counts[static_cast<std::size_t>(user.role)];
    }
    group.name = LatentMapFigure::tr("block");
    for (std::size_t role = 0; role < std::size(hues); ++role)
        group.kinds.push_back(
            {roleName(static_cast<model::UserRole>(role)) + QLatin1Char(' ') + count(counts[role]),
             hues[role]});
    group.shades = std::move(shades);
}

void colourByItem(PointGroup& group, const UserFlags& clickers) {
    group.name = LatentMapFigure::tr("who clicked it");
    if (!clickers) {
        group.kinds = {{LatentMapFigure::tr("users"), Hue::Neutral}};
        return;
    }
    const auto clicked =
        clickers->size() -
        static_cast<std::size_t>(std::count(clickers->begin(), clickers->end(), std::uint8_t{0}));
    auto shades = std::make_shared<Shades>(clickers->size());
    std::transform(clickers->begin(), clickers->end(), shades->begin(),
                   [](std::uint8_t flag) { return static_cast<std::uint8_t>(flag != 0 ? 1 : 0); });
    group.kinds = {{LatentMapFigure::tr("others"), Hue::Neutral, true},
                   {LatentMapFigure::tr("clicked: %1").arg(count(clicked)), Hue::Vermilion}};
    group.shades = std::move(shades);
}

QString axisTitle(int number, double share) {
    return LatentMapFigure::tr("PC %1 · %2 of the variance").arg(QString::number(number), percent(share, 2));
}

} // namespace

PointGroup userPoints(const MapData& data, MapColour colour, const UserFlags& clickers) {
    PointGroup group;
    group.shape = PointShape::Dot;
    group.x = SharedFloats(data.map, &data.map->userX);
    group.y = SharedFloats(data.map, &data.map->userY);
    if (colour == MapColour::Clicks)
        colourByClicks(group, *data.users);
    else if (colour == MapColour::Kl)
        colourByKl(group, data.map->userKl);
    else if (colour == MapColour::Block)
        colourByBlock(group, *data.users);
    else
        colourByItem(group, clickers);
    return group;
}

PointGroup itemPoints(const MapData& data) {
    PointGroup group;
    group.name = LatentMapFigure::tr("items");
    group.shape = PointShape::Diamond;
    group.x = SharedFloats(data.map, &data.map->itemX);
    group.y = SharedFloats(data.map, &data.map->itemY);
    group.kinds = {{counted(data.itemCount(), LatentMapFigure::tr("1 item"), LatentMapFigure::tr("%1 items")),
                    Hue::Orange}};
    return group;
}

std::shared_ptr<const std::vector<PointLabel>> itemLabels(const MapData& data) {
    auto labels = std::make_shared<std::vector<PointLabel>>();
    if (!data.items || !data.map)
        return labels;
    std::vector<std::uint32_t> order(std::min(data.items->size(), data.itemCount()));
    std::iota(order.begin(), order.end(), 0U);
    const std::size_t most = std::min(mostLabels, order.size());
    if (data.itemClicks && data.itemClicks->size() >= order.size())
        std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most), order.end(),
                          [&clicks = *data.itemClicks](std::uint32_t a, std::uint32_t b) {
                              return clicks[a] != clicks[b] ? clicks[a] > clicks[b] : a < b;
                          });
    labels->reserve(most);
    for (std::size_t i = 0; i < most; ++i) {
        const std::uint32_t item = order[i];
        labels->push_back(
            {QPointF(static_cast<double>(data.map->itemX[item]), static_cast<double>(data.map->itemY[item])),
             itemName((*data.items)[item])});
    }
    return labels;
}

ScatterFigure emptyMapFigure(const MapData& data) {
    ScatterFigure figure;
    figure.title = LatentMapFigure::tr("Latent map");
    figure.phrase =
        LatentMapFigure::tr("μ of %1 users, a point each, along the two axes of greatest variance")
            .arg(count(data.userCount()));
    figure.x.title = axisTitle(1, data.map->explained[0]);
    figure.y.title = axisTitle(2, data.map->explained[1]);
    return figure;
}

} // namespace ui
