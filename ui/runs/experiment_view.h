#pragma once

#include <vector>

#include <QWidget>

#include "model/values/experiment.h"
#include "ui/charts/figure.h"
#include "ui/runs/experiment_rows.h"

class QComboBox;
class QStackedWidget;

namespace ui {

class BarChart;
class Card;
class ChartCard;
class LineChart;

/// The results of an experiment: one chart and one table.
class ExperimentView : public QWidget {
    Q_OBJECT
public:
    explicit ExperimentView(QWidget* parent = nullptr);

    /// The chosen experiment stays; one that is new is shown.
    void setExperiments(std::vector<model::ExperimentResult> experiments);

    /// Chooses the experiment; for the row above.
    QWidget* viewControls() const;

private:
    QWidget* buildContent();
    void buildChart();
    void buildTable();
    QString chosenId() const;
    const model::ExperimentResult* chosen() const;
    Figure figure() const;
    void fillChoice(const QString& id);
    void showChosen();
    void showFigure();

    std::vector<model::ExperimentResult> m_experiments;
    QString m_shownId;
    RowsModel<ExperimentLine> m_rows;
    QComboBox* m_choice;
    QComboBox* m_metric;
    BarChart* m_bars;
    LineChart* m_lines;
    QStackedWidget* m_chart;
    ChartCard* m_chartCard;
    Card* m_tableCard;
    QStackedWidget* m_stack;
};

} // namespace ui
