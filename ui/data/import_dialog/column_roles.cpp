#include "ui/data/import_dialog/column_roles.h"

#include <QCoreApplication>

#include <algorithm>

namespace ui {

namespace {

struct ColumnRoleNames {
    Q_DECLARE_TR_FUNCTIONS(ui::ColumnRoles)
};

} // namespace

QString roleName(ColumnRole role) {
    switch (role) {
    case ColumnRole::User:
        return ColumnRoleNames::tr("user");
    case ColumnRole::Item:
        return ColumnRoleNames::tr("item");
    case ColumnRole::Rating:
        return ColumnRoleNames::tr("rating");
    case ColumnRole::Time:
        return ColumnRoleNames::tr("time");
    case ColumnRole::Event:
        return ColumnRoleNames::tr("event");
    case ColumnRole::Ignored:
        break;
    }
    return ColumnRoleNames::tr("ignore");
}

ColumnRoles::ColumnRoles(const model::RatingColumns& columns, std::size_t count)
    : m_roles(count, ColumnRole::Ignored) {
    const std::pair<std::optional<std::size_t>, ColumnRole> places[] = {{columns.user, ColumnRole::User},
                                                                        {columns.item, ColumnRole::Item},
                                                                        {columns.rating, ColumnRole::Rating},
                                                                        {columns.time, ColumnRole::Time},
                                                                        {columns.event, ColumnRole::Event}};
    for (const auto& [column, role] : places)
        if (column && *column < count)
            m_roles[*column] = role;
}

std::optional<std::size_t> ColumnRoles::find(ColumnRole role) const {
    const auto found = std::ranges::find(m_roles, role);
    return found == m_roles.end() ? std::nullopt
                                  : std::optional(static_cast<std::size_t>(found - m_roles.begin()));
}

void ColumnRoles::assign(std::size_t column, ColumnRole role) {
    const auto holder = find(role);
    if (holder && role != ColumnRole::Ignored)
        m_roles[*holder] = m_roles[column];
    m_roles[column] = role;
}

void ColumnRoles::clear(ColumnRole role) {
    if (const auto holder = find(role))
        m_roles[*holder] = ColumnRole::Ignored;
}

std::optional<model::RatingColumns> ColumnRoles::columns() const {
    const auto user = find(ColumnRole::User);
    const auto item = find(ColumnRole::Item);
    if (!user || !item)
        return std::nullopt;
    return model::RatingColumns{*user, *item, find(ColumnRole::Rating), find(ColumnRole::Time),
                                find(ColumnRole::Event)};
}

QString ColumnRoles::complaint() const {
    if (m_roles.empty() || columns())
        return {};
    return find(ColumnRole::User) ? ColumnRoleNames::tr("Choose the column of the items above the preview.")
                                  : ColumnRoleNames::tr("Choose the column of the users above the preview.");
}

} // namespace ui
