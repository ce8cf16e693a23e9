#pragma once

#include <QWidget>

#include "model/values/dataset_summary.h"

class QHBoxLayout;
class QLabel;

namespace ui {

/// The few numbers that say how large the data are and how unevenly they lie, each on a card of its own.
class NumberTiles : public QWidget {
    Q_OBJECT
public:
    explicit NumberTiles(QWidget* parent = nullptr);

    void setSummary(const model::DatasetSummary& summary);

private:
    void buildSizes(QHBoxLayout* layout);
    void buildShape(QHBoxLayout* layout);
    QLabel* addTile(QHBoxLayout* layout, const QString& name, const QString& unit, const QString& help);

    QLabel* m_users;
    QLabel* m_items;
    QLabel* m_clicks;
    QLabel* m_density;
    QLabel* m_gini;
    QLabel* m_topShare;
    QLabel* m_duplicates;
    QLabel* m_dropped;
};

} // namespace ui
