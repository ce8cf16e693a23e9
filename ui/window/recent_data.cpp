#include "ui/window/recent_data.h"

#include <QSettings>

#include <algorithm>

#include "ui/window/stored_options.h"

namespace ui {

namespace {

constexpr std::size_t mostEntries = 8;
constexpr QLatin1String listKey("recentData");
constexpr QLatin1String versionKey("recentDataVersion");
constexpr int version = 2; ///< 1, without the key: a few of the options, under the same names

} // namespace

RecentData::RecentData() {
    QSettings settings;
    if (settings.value(versionKey, 1).toInt() > version)
        return; // a later program's, in which the same words may mean something else
    const int entries = settings.beginReadArray(listKey);
    for (int entry = 0; entry < std::min(entries, static_cast<int>(mostEntries)); ++entry) {
        settings.setArrayIndex(entry);
        if (model::ImportOptions options = storedOptions(settings); !options.data.empty())
            m_entries.push_back(std::move(options));
    }
    settings.endArray();
}

void RecentData::add(const model::ImportOptions& options) {
    std::erase_if(m_entries,
                  [&options](const model::ImportOptions& entry) { return entry.data == options.data; });
    m_entries.insert(m_entries.begin(), options);
    m_entries.resize(std::min(m_entries.size(), mostEntries));
    save();
}

QStringList RecentData::paths() const {
    QStringList paths;
    for (const model::ImportOptions& entry : m_entries)
        paths += QString::fromStdString(entry.data);
    return paths;
}

std::optional<model::ImportOptions> RecentData::find(const QString& path) const {
    const std::string sought = path.toStdString();
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(),
                     [&sought](const model::ImportOptions& entry) { return entry.data == sought; });
    return found == m_entries.end() ? std::nullopt : std::optional(*found);
}

void RecentData::save() const {
    QSettings settings;
    settings.remove(listKey); // an option that is a guess now must not find what it was before
    settings.setValue(versionKey, version);
    settings.beginWriteArray(listKey, static_cast<int>(m_entries.size()));
    for (std::size_t entry = 0; entry < m_entries.size(); ++entry) {
        settings.setArrayIndex(static_cast<int>(entry));
        storeOptions(settings, m_entries[entry]);
    }
    settings.endArray();
}

} // namespace ui
