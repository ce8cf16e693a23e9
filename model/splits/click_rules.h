#pragma once

#include <cassert>
#include <cmath>
#include <cstdint>
#include <vector>

#include "model/tables/rating_table.h"
#include "model/values/import_options.h"

namespace model {

/// Which ratings are clicks, and how much each counts.
class ClickRule {
public:
    /// options.clicks is not Guess. keptItems: by item number in the table, 0 = its clicks do not
    /// count; empty = all are kept; outlives the rule.
    ClickRule(const RatingTable& table, const ImportOptions& options,
              const std::vector<char>& keptItems = none)
        // Ratings are floats: 0.7f reaches a minimum of 0.7 only if the minimum is a float too.
        : m_minimum(minimumOf(table, options)), m_counted(options.clicks == ClickKind::Counts && table.rated),
          m_keptItems(keptItems.empty() ? nullptr : keptItems.data()) {
        assert(options.clicks != ClickKind::Guess);
    }

    bool operator()(const ItemRating& rating) const {
        return rating.rating >= m_minimum && (m_keptItems == nullptr || m_keptItems[rating.item] != 0);
    }

    /// Whether clicks have counts other than 1.
    bool counted() const { return m_counted; }

    /// N of a click, ≥ 1.
    float count(const ItemRating& rating) const { return m_counted ? std::round(rating.rating) : 1.0F; }

private:
    static float minimumOf(const RatingTable& table, const ImportOptions& options);
    static const std::vector<char> none;

    float m_minimum;
    bool m_counted;
    const char* m_keptItems;
};

/// The users, items and clicks that the minimums leave.
struct KeptClicks {
    std::vector<std::uint32_t>
        users; ///< who have enough clicks, by number in the table, in the split's order
    std::vector<std::uint32_t> clicks; ///< of every user of the table, on kept items
    std::vector<char> items; ///< by number in the table, 0 = too few clicks; empty = no such minimum
};

/// Drops items with too few clicks, then users with too few, once or until nothing changes; counts them.
KeptClicks keepClicks(const RatingTable& table, const ImportOptions& options, DroppedCounts& dropped);

/// "5 ratings of 4 or more", "5 clicks": what a user needs, for messages.
std::string minimumText(const RatingTable& table, const ImportOptions& options);

} // namespace model
