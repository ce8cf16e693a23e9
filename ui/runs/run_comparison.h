#pragma once

#include <memory>
#include <vector>

#include <QWidget>

#include "model/values/experiment.h"
#include "model/values/run_summary.h"

class QHBoxLayout;
class QTabBar;

namespace ui {

class DifferenceView;
class ExperimentView;
class OverlayCharts;
class RunListRows;

/// Runs beside each other, below the list: the curves of those that are shown, how the settings of the
/// selected ones differ, and the results of experiments.
class RunComparison : public QWidget {
    Q_OBJECT
public:
    explicit RunComparison(QWidget* parent = nullptr);

    void setCurves(std::vector<std::shared_ptr<const model::RunCurves>> curves);

    /// The run of the training page, whose curves come as they are made.
    void beginRun(const QString& id, const model::RankingQuality& popularity);
    void addBatches(const std::vector<model::BatchReport>& batches);
    void addEpoch(const model::EpochReport& epoch);

    /// Draws those of the shown rows whose curves are there.
    void showCurvesOf(const RunListRows& rows);
    void setSelected(const std::vector<model::RunSummary>& runs);
    void setExperiments(std::vector<model::ExperimentResult> experiments);

    /// Brings the experiments to the front.
    void showExperiments();

private:
    QHBoxLayout* buildHead();
    std::shared_ptr<const model::RunCurves> curvesOf(const QString& id) const;

    std::vector<std::shared_ptr<const model::RunCurves>> m_curves; ///< as read
    std::shared_ptr<model::RunCurves> m_live; ///< grows with the run of the training page; null = none
    QTabBar* m_tabs;
    OverlayCharts* m_overlay;
    DifferenceView* m_differences;
    ExperimentView* m_experiments;
};

} // namespace ui
