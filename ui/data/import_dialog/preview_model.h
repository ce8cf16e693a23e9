#pragma once

#include <set>

#include <QAbstractTableModel>

#include "model/values/import_preview.h"

namespace ui {

/// A column as its file names it, or "column 3".
QString columnName(const model::TablePreview& table, std::size_t column);

/// The first lines of a file, as they are read; what is bad is tinted, and its tooltip says why. The vertical
/// heading has the line numbers.
class PreviewModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr std::size_t mostColumns = 100; ///< of a list, or of a very wide table

    explicit PreviewModel(QObject* parent) : QAbstractTableModel(parent) {}

    void setTable(model::TablePreview table);
    const model::TablePreview& table() const { return m_table; }

    void setIgnored(std::set<int> columns); ///< are shown in the background

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QVariant lineHeading(const model::PreviewRow& row, int role) const;

    model::TablePreview m_table;
    std::set<int> m_ignored;
};

} // namespace ui
