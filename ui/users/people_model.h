#pragma once

#include <optional>

#include <QAbstractTableModel>

#include "ui/users/user_matches.h"

namespace ui {

/// KL of each user's posterior from the prior, in the directory's order; null = not known.
using UserKl = std::shared_ptr<const std::vector<float>>;

/// Whom a list of people shows.
struct PeopleFilter {
    std::string text; ///< a part of the id; empty = any
    std::optional<model::UserRole> role;
    std::uint32_t fewestClicks = 0;
    double leastKl = 0.0; ///< in nats; without effect as long as KL is not known
};

/// All users in the data, filtered and sorted by places, so that half a million people follow the typing.
class PeopleModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum ColumnNumber { Id, Block, Clicks, Kl };

    explicit PeopleModel(QObject* parent = nullptr);

    void setDirectory(UserDirectory directory); ///< never null
    void setKl(UserKl kl);
    void setFilter(PeopleFilter filter);

    const model::UserEntry& user(int row) const {
        return (*m_directory)[m_shown[static_cast<std::size_t>(row)]];
    }
    std::size_t all() const { return m_directory->size(); }

    /// Where that user is shown; none if the filter leaves the user out.
    std::optional<int> rowOf(const std::string& id) const;

    /// Ids that are numbers by size; column −1: the order of the data.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void arrange();
    bool passes(std::uint32_t place) const;
    void sortShown();
    QVariant value(std::uint32_t place, int column, int role) const;

    UserDirectory m_directory;
    UserKl m_kl;
    PeopleFilter m_filter;
    int m_column = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    std::vector<std::uint32_t> m_shown; ///< places in the directory
};

} // namespace ui
