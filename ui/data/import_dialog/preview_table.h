#pragma once

#include <QTableView>

#include "ui/data/import_dialog/column_roles.h"
#include "ui/data/import_dialog/preview_model.h"

namespace ui {

class RoleHeader;

/// The first lines of a file, with their numbers, and what each column is.
class PreviewTable : public QTableView {
    Q_OBJECT
public:
    /// name: what a screen reader calls it.
    explicit PreviewTable(const QString& name, QWidget* parent = nullptr);

    void setTable(const model::TablePreview& table);
    void setRoles(const ColumnRoles& roles); ///< none = they cannot be chosen

signals:
    void roleChosen(int column, ui::ColumnRole role);

private:
    PreviewModel m_rows;
    RoleHeader* m_header;
};

} // namespace ui
