#include "ui/window/recent_data.h"

#include <QSettings>

#include <algorithm>

namespace ui {

namespace {

constexpr std::size_t mostEntries = 8;
constexpr QLatin1String listKey("recentData");

void write(QSettings& settings, const model::ImportOptions& options) {
    settings.setValue(QStringLiteral("data"), QString::fromStdString(options.data));
    settings.setValue(QStringLiteral("items"), QString::fromStdString(options.items));
    settings.setValue(QStringLiteral("minimumRating"), options.minimumRating);
    settings.setValue(QStringLiteral("minimumInteractions"), qulonglong{options.minimumInteractions});
    settings.setValue(QStringLiteral("heldOutShare"), options.heldOut.share);
    settings.setValue(QStringLiteral("heldOutUsers"), qulonglong{options.heldOut.users});
    settings.setValue(QStringLiteral("heldOutItems"), options.heldOutItems);
    settings.setValue(QStringLiteral("splitSeed"), qulonglong{options.splitSeed});
}

/// What is missing or was spoilt keeps its default.
model::ImportOptions read(const QSettings& settings) {
    model::ImportOptions options;
    const auto real = [&settings](const QString& key, double fallback) {
        return settings.value(key, fallback).toDouble();
    };
    const auto whole = [&settings](const QString& key, std::uint64_t fallback) -> std::uint64_t {
        return settings.value(key, qulonglong{fallback}).toULongLong();
    };
    options.data = settings.value(QStringLiteral("data")).toString().toStdString();
    options.items = settings.value(QStringLiteral("items")).toString().toStdString();
    options.minimumRating = real(QStringLiteral("minimumRating"), options.minimumRating);
    options.minimumInteractions = whole(QStringLiteral("minimumInteractions"), options.minimumInteractions);
    options.heldOut.share = real(QStringLiteral("heldOutShare"), options.heldOut.share);
    options.heldOut.users = whole(QStringLiteral("heldOutUsers"), options.heldOut.users);
    options.heldOutItems = real(QStringLiteral("heldOutItems"), options.heldOutItems);
    options.splitSeed = whole(QStringLiteral("splitSeed"), options.splitSeed);
    return options;
}

} // namespace

RecentData::RecentData() {
    QSettings settings;
    const int entries = settings.beginReadArray(listKey);
    for (int entry = 0; entry < entries; ++entry) {
        settings.setArrayIndex(entry);
        m_entries.push_back(read(settings));
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
    settings.beginWriteArray(listKey, static_cast<int>(m_entries.size()));
    for (std::size_t entry = 0; entry < m_entries.size(); ++entry) {
        settings.setArrayIndex(static_cast<int>(entry));
        write(settings, m_entries[entry]);
    }
    settings.endArray();
}

} // namespace ui
