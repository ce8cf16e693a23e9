#pragma once

#include <optional>
#include <vector>

#include <QStringList>

#include "model/values/import_options.h"

namespace ui {

/// The data that were opened last, each with the options that they were read with; kept in the settings. The
/// options are those of a file as it was, by size and date: once it has changed they may not fit it any more.
class RecentData {
public:
    RecentData();

    /// Puts the data at the front, as they are now.
    void add(const model::ImportOptions& options);

    QStringList paths() const; ///< of the last few, latest first

    /// What is remembered of the data; none where nothing is, or they have changed since.
    std::optional<model::ImportOptions> find(const QString& path) const;

private:
    struct Entry {
        model::ImportOptions options;
        qint64 bytes = -1;   ///< -1 = not known: there is no such file, or an earlier program did not say
        qint64 changed = -1; ///< milliseconds since 1970
    };

    static Entry entryOf(const model::ImportOptions& options);
    void save() const;

    std::vector<Entry> m_entries;
};

} // namespace ui
