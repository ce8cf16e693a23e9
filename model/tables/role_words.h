#pragma once

#include <optional>
#include <string>

#include "model/tables/role_candidates.h"
#include "model/values/column_question.h"
#include "model/values/failure.h"

namespace model {

/// Says and asks what columns are, with their names and some of their values.
class RoleWords {
public:
    explicit RoleWords(const RoleCandidates& candidates) : m_candidates(candidates) {}

    /// The name in quotes, or "column 2" counted from 0.
    std::string name(std::size_t column) const;

    /// How --columns takes the column: its name if that is clear, else its number.
    std::string option(std::size_t column) const;

    ColumnQuestion askForIds(const RatingColumns& likeliest, const ColumnQuestion& open, const Columns& users,
                             const Columns& items) const;
    ColumnQuestion askForRating(const RatingColumns& likeliest, const Columns& ratings) const;

    /// That columns were taken by their order.
    std::string order(const RatingColumns& columns, bool named) const;

    Failure nothingFound(const TableDialect& dialect, const std::string& file) const;

    bool isCalledRating(std::size_t column) const;

    /// Whether values look like Amazon's users (A and more) and products (B0 and eight more, or an ISBN).
    bool looksLikeAmazon(std::size_t users, std::size_t items) const;

    /// Few small numbers, as ratings mostly are.
    bool isScale(std::size_t column) const;

    /// Whether one of the ids is a scale in any order of the rows, and the rating is none: 5,u1,a.
    bool scaleComesFirst(std::size_t user, std::size_t item, std::optional<std::size_t> rating) const;

private:
    std::string withValues(std::size_t column) const;
    std::string withValues(const Columns& columns) const;
    std::string columnsOption(const RatingColumns& columns) const;

    const RoleCandidates& m_candidates;
};

} // namespace model
