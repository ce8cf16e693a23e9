#pragma once

#include <QWidget>

#include "ui/map/map_chart.h"

class QCheckBox;
class QPushButton;

namespace ui {

/// What a dragged mouse does on the map, and whether it shows the items.
class MapTools : public QWidget {
    Q_OBJECT
public:
    explicit MapTools(QWidget* parent = nullptr);

signals:
    void toolChosen(ui::MapChart::Tool tool);
    void itemsShown(bool shown);

protected:
    void changeEvent(QEvent* event) override;

private:
    QPushButton* makeTool(const QString& name, const QString& text, const QString& help, MapChart::Tool tool);
    void paintIcons();

    QPushButton* m_explore;
    QPushButton* m_lasso;
    QCheckBox* m_items;
};

} // namespace ui
