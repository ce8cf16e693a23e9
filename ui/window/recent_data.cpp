#include "ui/window/recent_data.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSettings>

#include <algorithm>

#include "ui/window/stored_options.h"

namespace ui {

namespace {

constexpr std::size_t mostEntries = 50;
constexpr std::size_t mostShown = 8;
constexpr QLatin1String bytesKey("bytes");
constexpr QLatin1String changedKey("changed");
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
            m_entries.push_back({std::move(options), settings.value(bytesKey, -1).toLongLong(),
                                 settings.value(changedKey, -1).toLongLong()});
    }
    settings.endArray();
}

RecentData::Entry RecentData::entryOf(const model::ImportOptions& options) {
    const QFileInfo file(QString::fromStdString(options.data));
    return file.exists() ? Entry{options, file.size(), file.lastModified().toMSecsSinceEpoch()}
                         : Entry{options};
}

void RecentData::add(const model::ImportOptions& options) {
    std::erase_if(m_entries, [&options](const Entry& entry) { return entry.options.data == options.data; });
    m_entries.insert(m_entries.begin(), entryOf(options));
    m_entries.resize(std::min(m_entries.size(), mostEntries));
    save();
}

QStringList RecentData::paths() const {
    QStringList paths;
    for (const Entry& entry : m_entries)
        if (static_cast<std::size_t>(paths.size()) < mostShown)
            paths += QString::fromStdString(entry.options.data);
    return paths;
}

std::optional<model::ImportOptions> RecentData::find(const QString& path) const {
    const auto found = std::ranges::find(m_entries, path.toStdString(),
                                         [](const Entry& entry) { return entry.options.data; });
    if (found == m_entries.end())
        return std::nullopt;
    const Entry now = entryOf(found->options);
    const bool same = found->bytes == -1 || (now.bytes == found->bytes && now.changed == found->changed);
    return same ? std::optional(found->options) : std::nullopt;
}

void RecentData::save() const {
    QSettings settings;
    settings.remove(listKey); // an option that is a guess now must not find what it was before
    settings.setValue(versionKey, version);
    settings.beginWriteArray(listKey, static_cast<int>(m_entries.size()));
    for (std::size_t entry = 0; entry < m_entries.size(); ++entry) {
        settings.setArrayIndex(static_cast<int>(entry));
        storeOptions(settings, m_entries[entry].options);
        settings.setValue(bytesKey, m_entries[entry].bytes);
        settings.setValue(changedKey, m_entries[entry].changed);
    }
    settings.endArray();
}

} // namespace ui
