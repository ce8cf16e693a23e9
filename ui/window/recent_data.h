#pragma once

#include <optional>
#include <vector>

#include <QStringList>

#include "model/values/import_options.h"

namespace ui {

/// The data that were opened last, each with the options it was read with; kept in the settings.
class RecentData {
public:
    RecentData();

    /// Puts the data at the front.
    void add(const model::ImportOptions& options);

    QStringList paths() const; ///< latest first
    std::optional<model::ImportOptions> find(const QString& path) const;

private:
    void save() const;

    std::vector<model::ImportOptions> m_entries;
};

} // namespace ui
