#include "ui/data/rating_figure.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

#include "ui/data/count_bins.h"
#include "ui/style/format.h"

namespace ui {

namespace {

using Ratings = std::vector<model::RatingCount>;

constexpr std::size_t mostRatingBars = 30; ///< of single ratings
constexpr int ranges = 24;

struct RatingFigure {
    Q_DECLARE_TR_FUNCTIONS(ui::RatingFigure)
};

/// A bar's ratings: from first to below end.
struct RatingRange {
    double first = 0.0;
    double end = 0.0;
    QString label;
};

bool areCounts(const Ratings& ratings) {
    return ratings.front().rating >= 1 && ratings.back().rating < 1e15 &&
           std::ranges::all_of(ratings, [](const auto& row) { return row.rating == std::floor(row.rating); });
}

std::vector<RatingRange> singleRatings(const Ratings& ratings) {
    std::vector<RatingRange> bars;
    for (std::size_t i = 0; i < ratings.size(); ++i) {
        const double end = i + 1 < ratings.size() ? ratings[i + 1].rating : HUGE_VAL;
        bars.push_back({ratings[i].rating, end, shortest(ratings[i].rating)});
    }
    return bars;
}

std::vector<RatingRange> rangesOfCounts(std::vector<std::uint64_t> edges) {
    std::vector<RatingRange> bars;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i)
        bars.push_back({static_cast<double>(edges[i]), static_cast<double>(edges[i + 1]),
                        countRange(edges[i], edges[i + 1])});
    return bars;
}

/// Evenly spaced, on a logarithmic axis if all are above 0.
std::vector<double> evenEdges(double least, double most) {
    std::vector<double> edges;
    for (int i = 0; i <= ranges; ++i) {
        const double share = static_cast<double>(i) / ranges;
        edges.push_back(least > 0 ? least * std::pow(most / least, share) : least + share * (most - least));
    }
    return edges;
}

std::vector<RatingRange> rangesOfNumbers(const std::vector<double>& edges) {
    std::vector<RatingRange> bars;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i)
        bars.push_back(
            {edges[i], edges[i + 1], significant(edges[i]) + QChar(0x2013) + significant(edges[i + 1])});
    bars.back().end = HUGE_VAL; // the largest rating is part of it
    return bars;
}

/// So that no bar stands for ratings on both sides of the threshold.
template <typename Number>
void cutAt(double threshold, std::vector<Number>& edges) {
    const auto at = static_cast<Number>(threshold);
    const auto place = std::ranges::lower_bound(edges, at);
    if (place != edges.begin() && place != edges.end() && *place != at)
        edges.insert(place, at);
}

std::vector<RatingRange> rangesOf(const Ratings& ratings, double threshold) {
    if (ratings.size() <= mostRatingBars)
        return singleRatings(ratings);
    const double least = ratings.front().rating;
    const double most = ratings.back().rating;
    if (areCounts(ratings)) {
        std::vector<std::uint64_t> edges =
            countBins(static_cast<std::uint64_t>(least), static_cast<std::uint64_t>(most));
        cutAt(std::ceil(std::max(0.0, threshold)), edges);
        return rangesOfCounts(std::move(edges));
    }
    std::vector<double> edges = evenEdges(least, most);
    cutAt(threshold, edges);
    return rangesOfNumbers(edges);
}

QString phraseOf(const model::ImportOptions& options) {
    switch (options.clicks) {
    case model::ClickKind::Threshold:
        return RatingFigure::tr("ratings of at least %1 are clicks").arg(shortest(options.minimumRating));
    case model::ClickKind::Counts:
        return RatingFigure::tr("rows by how often they count");
    case model::ClickKind::Any:
    case model::ClickKind::Guess:
        break;
    }
    return RatingFigure::tr("rows by rating; every row is a click");
}

} // namespace

BarFigure ratingFigure(const model::DatasetSummary& summary) {
    const bool threshold = summary.options.clicks == model::ClickKind::Threshold;
    const bool counts = summary.options.clicks == model::ClickKind::Counts;
    BarFigure figure;
    figure.title = counts ? RatingFigure::tr("Counts") : RatingFigure::tr("Ratings");
    figure.phrase = phraseOf(summary.options);
    figure.x.title = counts ? RatingFigure::tr("count") : RatingFigure::tr("rating");
    figure.y = {.title = RatingFigure::tr("rows"), .minimum = 0.0, .maximum = {}, .whole = true};
    figure.valueName = RatingFigure::tr("rows");
    figure.mutedName = RatingFigure::tr("rows left out");
    const Ratings& ratings = summary.reader.ratings;
    if (ratings.empty())
        return figure;
    auto row = ratings.begin();
    for (const RatingRange& range :
         rangesOf(ratings, threshold ? summary.options.minimumRating : ratings.front().rating)) {
        double rows = 0;
        for (; row != ratings.end() && row->rating < range.end; ++row)
            rows += static_cast<double>(row->count);
        figure.labels += range.label;
        figure.values.push_back(rows);
        figure.mutedBars += threshold && range.first < summary.options.minimumRating ? 1 : 0;
    }
    return figure;
}

} // namespace ui
