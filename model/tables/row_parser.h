#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/tables/row_splitter.h"
#include "model/tables/table_dialect.h"
#include "model/values/import_options.h"

namespace model {

struct RatingRow {
    std::string_view user; ///< valid as long as the row's text, and until the next row
    std::string_view item;
    float rating = 0.0F;
    std::int64_t time = 0;  ///< seconds since 1970; only where the table has times
    std::string_view event; ///< only where the table has events
};

/// Why a row cannot be used.
struct RowProblem {
    std::string reason;
    std::optional<std::size_t> column = {}; ///< from 0; none = the row as a whole
    bool missingId = false;                 ///< the row is of nobody, or of nothing
    bool unwantedEvent = false;             ///< the row is good, and not asked for
};

inline constexpr const char* headerAgainReason = "the header is there once more";
inline constexpr const char* openQuoteReason = "a quote is opened and never closed";

/// The reason of a row that has fewer columns than are needed.
std::string missingColumnsReason(std::size_t there, std::size_t needed);

/// Whether an id is written as programs write what is missing: nothing, NA, NULL, NaN, None, \\N.
bool isMissing(std::string_view id);

/// Whether some events count more than others.
bool areWeighed(const std::vector<EventWeight>& events);

/// Extracts user, item, rating and time from rows.
class RowParser {
public:
    /// keepMissingIds, events: see ImportOptions.
    RowParser(const TableDialect& dialect, const RatingColumns& columns, bool keepMissingIds = false,
              std::vector<EventWeight> events = {});

    /// False for a bad row, with the reason.
    bool parse(std::string_view text, RatingRow& row, RowProblem& problem);

    /// The same for a row that is already split: all of its fields, or as many as are needed; quoted ones
    /// without their quotes, the others without blanks around them.
    bool read(std::span<const std::string_view> fields, RatingRow& row, RowProblem& problem) const;

    std::size_t needed() const { return m_needed; }

private:
    std::optional<float> number(std::string_view field) const;
    bool readRating(std::string_view field, float& rating, RowProblem& problem) const;
    bool readEvent(RatingRow& row, RowProblem& problem) const;
    bool readTime(std::string_view field, std::int64_t& time, RowProblem& problem) const;

    bool isAbsent(std::string_view id) const { return id.empty() || (!m_keepMissingIds && isMissing(id)); }
    RowProblem missingId(std::string_view id, bool user) const;

    RatingColumns m_columns;
    bool m_keepMissingIds;
    bool m_decimalComma;
    bool m_thousands;
    std::vector<std::string> m_units;
    DateForm m_dates;
    std::vector<EventWeight> m_events;
    std::size_t m_needed; ///< fields from the left
    RowSplitter m_splitter;
};

} // namespace model
