#include "ui/data/dataset_figures.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

#include "ui/data/count_bins.h"

namespace ui {

namespace {

constexpr int popularityPoints = 400;

struct DatasetFigures {
    Q_DECLARE_TR_FUNCTIONS(ui::DatasetFigures)
};

} // namespace

LineFigure popularityFigure(const model::DatasetSummary& summary) {
    Curve curve{.name = DatasetFigures::tr("clicks"), .hue = Hue::Blue, .points = {}};
    const std::size_t ranks = summary.clicksByRank.size();
    std::size_t last = 0;
    for (int step = 0; step <= popularityPoints && ranks > 0; ++step) {
        const auto rank = static_cast<std::size_t>(
            std::llround(std::pow(static_cast<double>(ranks), static_cast<double>(step) / popularityPoints)));
        if (rank > last && rank <= ranks)
            curve.points.emplace_back(static_cast<double>(rank),
                                      static_cast<double>(summary.clicksByRank[rank - 1]));
        last = std::max(last, rank);
    }
    LineFigure figure;
    figure.title = DatasetFigures::tr("Popularity");
    figure.phrase = DatasetFigures::tr("clicks by rank");
    figure.x = {.title = DatasetFigures::tr("rank of the item"),
                .minimum = 1.0,
                .maximum = static_cast<double>(std::max<std::size_t>(2, ranks)),
                .logarithmic = true,
                .whole = true};
    figure.y = {.title = DatasetFigures::tr("clicks"),
                .minimum = {},
                .maximum = {},
                .logarithmic = true,
                .whole = true};
    figure.curves.push_back(std::move(curve));
    return figure;
}

BarFigure activityFigure(const model::DatasetSummary& summary) {
    BarFigure figure;
    figure.title = DatasetFigures::tr("Activity");
    figure.phrase = DatasetFigures::tr("users by number of clicks");
    figure.x.title = DatasetFigures::tr("clicks of a user");
    figure.y = {.title = DatasetFigures::tr("users"), .minimum = 0.0, .maximum = {}, .whole = true};
    figure.valueName = DatasetFigures::tr("users");
    std::vector<std::uint64_t> clicks = summary.clicksPerUser;
    std::erase(clicks, 0U);
    if (clicks.empty())
        return figure;
    std::sort(clicks.begin(), clicks.end());
    const std::vector<std::uint64_t> edges = countBins(clicks.front(), clicks.back());
    auto from = clicks.begin();
    for (std::size_t bin = 0; bin + 1 < edges.size(); ++bin) {
        const auto to = std::lower_bound(from, clicks.end(), edges[bin + 1]);
        figure.labels += countRange(edges[bin], edges[bin + 1]);
        figure.values.push_back(static_cast<double>(to - from));
        from = to;
    }
    return figure;
}

} // namespace ui
