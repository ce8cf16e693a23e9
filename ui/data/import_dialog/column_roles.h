#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "model/values/import_options.h"

namespace ui {

/// What a column of the ratings is.
enum class ColumnRole { User, Item, Rating, Time, Event, Ignored };

constexpr ColumnRole columnRoles[] = {ColumnRole::User, ColumnRole::Item,  ColumnRole::Rating,
                                      ColumnRole::Time, ColumnRole::Event, ColumnRole::Ignored};

QString roleName(ColumnRole role);

/// What each column of a table is; no two columns are the same, but for ignored ones.
class ColumnRoles {
public:
    ColumnRoles() = default;
    ColumnRoles(const model::RatingColumns& columns, std::size_t count);

    std::size_t count() const { return m_roles.size(); }
    ColumnRole of(std::size_t column) const { return m_roles[column]; }

    /// A column that has the role already takes the one that this column had.
    void assign(std::size_t column, ColumnRole role);

    /// No column has the role any more.
    void clear(ColumnRole role);

    /// Nothing while no column is the user, or none is the item.
    std::optional<model::RatingColumns> columns() const;

    /// Which of the needed roles no column has; empty if none is missing.
    QString complaint() const;

private:
    std::optional<std::size_t> find(ColumnRole role) const;

    std::vector<ColumnRole> m_roles;
};

} // namespace ui
