#pragma once

#include <memory>
#include <vector>

#include <QAbstractListModel>

#include "model/values/user_profile.h"

namespace ui {

using UserDirectory = std::shared_ptr<const std::vector<model::UserEntry>>;

/// The first users whose id begins with what has been typed, for completion. It looks into the shared
/// directory and copies nothing, so that half a million users cost a few milliseconds a key.
class UserMatches : public QAbstractListModel {
    Q_OBJECT
public:
    explicit UserMatches(QObject* parent = nullptr);

    void setDirectory(UserDirectory directory); ///< never null
    void setPrefix(const QString& prefix);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void match();

    UserDirectory m_directory;
    std::string m_prefix;
    std::vector<std::size_t> m_matches; ///< places in the directory; the exact one first
};

} // namespace ui
