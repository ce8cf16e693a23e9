#pragma once

#include <array>
#include <vector>

#include <QWidget>

#include "model/values/training_reports.h"

class QGridLayout;

namespace ui {

class ChartCard;
class LineChart;

/// The five learning curves over the epochs: raw values of each update faint, means over an epoch solid, what
/// is planned dashed. Facts go into the charts' histories at once; refresh() draws what is new.
class LearningCurves : public QWidget {
    Q_OBJECT
public:
    explicit LearningCurves(QWidget* parent = nullptr);

    /// Clears the curves and shows what a run is going to do.
    void setPlan(const model::RunPlan& plan);

    /// The baseline to beat, and how its recall is counted, as that of every epoch. Before the first epoch.
    void setPopularity(const model::RankingQuality& popularity);

    void addBatches(const std::vector<model::BatchReport>& batches);
    void addEpoch(const model::EpochReport& epoch);
    void refresh();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    enum Subject { Elbo, Reconstruction, Kl, Beta, Validation };
    struct View {
        LineChart* chart;
        ChartCard* card;
    };

    void addView(QGridLayout* grid, Subject subject, const QString& name);
    void linkCrosshairs();
    void setPhrases();
    void showValues(double objective, double logLikelihood, double kl);
    LineChart* chart(Subject subject) const { return m_views[subject].chart; }
    ChartCard* card(Subject subject) const { return m_views[subject].card; }

    std::array<View, 5> m_views{};
    model::RunPlan m_plan;
    int m_epochs = 0; ///< that have been added
    bool m_plainRecall = false;
};

} // namespace ui
