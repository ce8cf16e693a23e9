#include "model/splits/rule_finding.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "model/input/text.h"
#include "model/tables/row_parser.h"

namespace model {

namespace {

using Ratings = std::vector<RatingCount>;

std::uint64_t rowsOf(const Ratings& ratings) {
    return std::accumulate(ratings.begin(), ratings.end(), std::uint64_t{0},
                           [](std::uint64_t sum, const RatingCount& rating) { return sum + rating.count; });
}

/// Rows with a rating above `low` and up to `high`.
std::uint64_t rowsBetween(const Ratings& ratings, double low, double high) {
    std::uint64_t rows = 0;
    for (const RatingCount& rating : ratings)
        rows += rating.rating > low && rating.rating <= high ? rating.count : 0;
    return rows;
}

constexpr double noBound = std::numeric_limits<double>::infinity();

std::string rowsText(std::uint64_t rows) {
    return std::to_string(rows) + (rows == 1 ? " row" : " rows");
}

/// Ratings on a scale, whatever it is: −1 and 0 may stand for none.
struct Scale {
    Ratings ratings; ///< those on it, ascending
    Ratings outliers;
    double ceiling = noBound; ///< of 1, 5, 10 or 100; the least that the ratings keep to
};

/// Whether few enough of the rows are above a ceiling that the others reach.
bool keepTo(double ceiling, const Ratings& ratings, std::uint64_t rows) {
    const std::uint64_t above = rowsBetween(ratings, ceiling, noBound);
    return above == 0 || (200 * above <= rows && 10 * above <= rowsBetween(ratings, 0.6 * ceiling, ceiling));
}

Scale scaleOf(const Ratings& ratings) {
    Scale scale;
    const std::uint64_t positive = rowsBetween(ratings, 0, noBound); // 0 often stands for none
    for (const double ceiling : {1.0, 5.0, 10.0, 100.0})
        if (keepTo(ceiling, ratings, positive)) {
            scale.ceiling = ceiling;
            break;
        }
    std::uint64_t low = 0;
    for (const RatingCount& rating : ratings)
        low += rating.rating < -1 ? rating.count : 0;
    const double floor = 200 * low <= rowsOf(ratings) ? -1.0 : -noBound;
    for (const RatingCount& rating : ratings)
        (rating.rating < floor || rating.rating > scale.ceiling ? scale.outliers : scale.ratings)
            .push_back(rating);
    return scale;
}

/// The least of the ratings above 0.
double firstOf(const Ratings& ratings) {
    return std::ranges::find_if(ratings, [](const RatingCount& rating) { return rating.rating > 0; })->rating;
}

/// The middle one of the ratings above 0.
double medianOf(const Ratings& ratings) {
    const std::uint64_t half = (rowsBetween(ratings, 0, noBound) + 1) / 2;
    std::uint64_t rows = 0;
    for (const RatingCount& rating : ratings)
        if (rating.rating > 0 && (rows += rating.count) >= half)
            return rating.rating;
    return 0;
}

/// How often something happened, not how good it was: 1 is the most frequent, and larger ones are ever rarer.
enum class CountLike { No, Perhaps, Yes };

CountLike fallLikeCounts(const Ratings& ratings, bool namedRatings) {
    const auto first = std::ranges::find_if(ratings, [](const auto& rating) { return rating.rating > 0; });
    const auto fewest = [](const RatingCount& a, const RatingCount& b) { return a.count <= b.count; };
    const auto whole = [](const RatingCount& rating) { return rating.rating == std::floor(rating.rating); };
    const std::ptrdiff_t values = ratings.end() - first;
    if (values < 3 || first->rating != 1 || !std::all_of(first, ratings.end(), whole) ||
        std::adjacent_find(first, ratings.end(), fewest) != ratings.end())
        return CountLike::No;
    const std::uint64_t rows = rowsBetween(ratings, 0, noBound);
    constexpr std::ptrdiff_t several = 5; // values, which hardly fall by chance
    if (2 * first->count >= rows)
        return CountLike::Yes;
    if (values < several || namedRatings)
        return CountLike::No;
    return 10 * first->count >= 3 * rows ? CountLike::Yes : CountLike::Perhaps;
}

/// Finds the rule for one set of ratings.
class Finding {
public:
    explicit Finding(const RatingsFound& found)
        : m_all(found.ratings), m_namedRatings(found.namedRatings), m_scale(scaleOf(found.ratings)) {}

    AppliedRule rule() const {
        const Ratings& ratings = m_scale.ratings;
        const double most = ratings.back().rating;
        if (m_all.size() == 1)
            return any("every rating is " + numberText(most));
        if (ratings.size() == 1)
            return counts("nearly every number is " + numberText(most));
        if (ratings.front().rating < -1)
            return open("the ratings " + range() + ", so that it is not clear which of them are clicks");
        if (most <= 0)
            return open("no rating is above 0");
        if (m_scale.ceiling == 1)
            return upToOne();
        if (m_namedRatings && most < 4 && firstOf(ratings) == 1) // of one to three, or of counts: who knows
            return unknownScale();
        const CountLike like = fallLikeCounts(ratings, m_namedRatings);
        if (like == CountLike::Yes)
            return counts("1 is the most frequent number and larger ones are ever rarer: counts");
        if (like == CountLike::Perhaps)
            return open("the numbers " + range() +
                        ", and the larger are the rarer: it is not clear whether they are ratings or counts");
        if (m_scale.ceiling == 5)
            return most >= 4 ? threshold(4, range() + ": five stars")
                             : counts("the numbers " + range() + ", which is no known scale");
        if (m_scale.ceiling == 10)
            return most >= 8 ? threshold(8, range() + ": ten points") : unknownScale();
        if (8 * medianOf(ratings) <= most || m_scale.ceiling > 100)
            return counts("the numbers " + range() + ": counts");
        return most >= 80 ? threshold(80, range() + ": 1 to 100") : unknownScale();
    }

    AppliedRule counts(const std::string& because) const {
        const auto first =
            std::ranges::find_if(m_all, [](const RatingCount& rating) { return rating.rating > 0; });
        if (first == m_all.begin() || first == m_all.end())
            return any(because);
        return {ClickKind::Threshold, first->rating, true, because + ", and 0 or less is none", {}};
    }

private:
    AppliedRule upToOne() const {
        const Ratings& ratings = m_scale.ratings;
        if (std::ranges::all_of(ratings, [](const auto& rating) { return std::fabs(rating.rating) == 1; }))
            return threshold(1, "are −1 and 1");
        const bool labels = std::ranges::all_of(
            ratings, [](const auto& rating) { return rating.rating == std::floor(rating.rating); });
        if (labels)
            return threshold(1, ratings.front().rating < 0 ? "are −1, 0 and 1" : "are 0 and 1");
        if (ratings.front().rating < 0)
            return open("the ratings go from " + numberText(ratings.front().rating) + " to " +
                        numberText(ratings.back().rating) + ", so that it is not clear which are clicks");
        return ratings.back().rating >= 0.8 ? threshold(0.8, range() + ": shares of 1") : unknownScale();
    }

    AppliedRule any(const std::string& because) const { return {ClickKind::Any, 0, true, because, {}}; }

    AppliedRule threshold(double minimum, const std::string& ratings) const {
        std::string because = "the ratings " + ratings;
        for (const RatingCount& outlier : m_scale.outliers)
            if (&outlier - m_scale.outliers.data() < 3)
                because += "; " + numberText(outlier.rating) + " (" + rowsText(outlier.count) + ")";
        if (!m_scale.outliers.empty())
            because += m_scale.outliers.size() == 1 ? " is an outlier" : " and so on are outliers";
        return {ClickKind::Threshold, minimum, true, because, m_scale.outliers};
    }

    AppliedRule unknownScale() const { return open("the ratings " + range() + ", which is no known scale"); }

    AppliedRule open(const std::string& because) const { return {ClickKind::Guess, 0, false, because, {}}; }

    /// Of those that are ratings: 0 and −1 may stand for none.
    std::string range() const {
        const Ratings& ratings = m_scale.ratings;
        const auto first =
            ratings.front().rating < -1
                ? ratings.begin()
                : std::ranges::find_if(ratings, [](const RatingCount& rating) { return rating.rating > 0; });
        return "go from " + numberText(first->rating) + " to " + numberText(ratings.back().rating);
    }

    const Ratings& m_all;
    bool m_namedRatings;
    Scale m_scale;
};

AppliedRule askedFor(const ImportOptions& options) {
    const bool threshold = options.clicks == ClickKind::Threshold;
    return {options.clicks, threshold ? options.minimumRating : 0, false, "it was asked for", {}};
}

} // namespace

AppliedRule ruleFor(const ImportOptions& options, const RatingsFound& found) {
    if (found.ratings.empty()) // also where a rule is remembered that was for other data
        return {ClickKind::Any, 0, true, "there are no ratings", {}};
    if (options.clicks != ClickKind::Guess)
        return askedFor(options);
    if (areWeighed(options.events))
        return {ClickKind::Counts, 0, true, "the events are weighed", {}};
    const Finding finding(found);
    return found.namedCounts ? finding.counts("their column or file is named for counts") : finding.rule();
}

void useRule(const AppliedRule& rule, ImportOptions& options) {
    options.clicks = rule.clicks;
    if (rule.clicks == ClickKind::Threshold)
        options.minimumRating = rule.minimumRating;
}

RatingsFound together(const RatingsFound& some, const RatingsFound& others) {
    RatingsFound both = {
        {}, some.namedCounts || others.namedCounts, some.namedRatings || others.namedRatings};
    std::ranges::merge(some.ratings, others.ratings, std::back_inserter(both.ratings), {},
                       &RatingCount::rating, &RatingCount::rating);
    Ratings& ratings = both.ratings;
    std::size_t kept = 0;
    for (std::size_t at = 0; at < ratings.size(); ++at)
        if (kept > 0 && ratings[kept - 1].rating == ratings[at].rating)
            ratings[kept - 1].count += ratings[at].count;
        else
            ratings[kept++] = ratings[at];
    ratings.resize(kept);
    return both;
}

} // namespace model
