#pragma once

#include <QWidget>

#include "model/values/dataset_summary.h"

class QGridLayout;

namespace ui {

class BarChart;
class ChartCard;
class LineChart;
struct BarFigure;

/// What the data look like: popularity, activity, and, where the data have them, ratings and times. The
/// charts share the place that there is.
class DatasetCharts : public QWidget {
    Q_OBJECT
public:
    explicit DatasetCharts(QWidget* parent = nullptr);

    void setSummary(const model::DatasetSummary& summary);

private:
    struct BarView {
        BarChart* chart;
        ChartCard* card;
    };

    BarView addBars(const QString& name);
    static void setBars(const BarView& view, BarFigure figure);
    void arrange();

    QGridLayout* m_grid;
    LineChart* m_popularity;
    ChartCard* m_popularityCard;
    BarView m_activity;
    BarView m_ratings;
    BarView m_time;
};

} // namespace ui
