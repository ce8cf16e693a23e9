#pragma once

#include <vector>

#include <QHeaderView>

#include "ui/data/import_dialog/column_roles.h"

class QComboBox;

namespace ui {

/// The headings of the ratings' columns, each with a box above it that says what the column is.
class RoleHeader : public QHeaderView {
    Q_OBJECT
public:
    explicit RoleHeader(QWidget* parent);

    void setRoles(const ColumnRoles& roles); ///< none = no boxes

    bool eventFilter(QObject* watched, QEvent* event) override;

public slots:
    void placeBoxes();

signals:
    void roleChosen(int column, ui::ColumnRole role);
    void boxFocused(int column); ///< so that it can be made visible

protected:
    QSize sectionSizeFromContents(int section) const override;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;
    void updateGeometries() override;

private:
    QComboBox* addBox();
    int boxesHeight() const;

    std::vector<QComboBox*> m_boxes; ///< by column
};

} // namespace ui
