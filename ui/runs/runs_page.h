#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QWidget>

#include "model/values/experiment.h"
#include "model/values/run_summary.h"

class QHBoxLayout;
class QPushButton;
class QStackedWidget;

namespace ui {

class BinStrip;
class InterruptedStrip;
class QueueStrip;
class RunActions;
class RunComparison;
class RunList;
class RunRemoval;
class SharedActions;

/// All recorded runs: to list, to compare, to resume, and to make in experiments.
class RunsPage : public QWidget {
    Q_OBJECT
public:
    explicit RunsPage(const SharedActions& actions, QWidget* parent = nullptr);

    RunList& list() { return *m_list; }
    RunActions& runActions();
    RunComparison& comparison() { return *m_comparison; }
    QueueStrip& queue() { return *m_queue; }
    BinStrip& bin() { return *m_bin; }
    RunRemoval& removal() { return *m_removal; }

public slots:
    /// Selection and scroll position stay. Offers to resume the runs that were interrupted and can be
    /// resumed.
    void setRuns(std::vector<model::RunSummary> runs);
    void setDataName(const QString& name); ///< of the open data, which experiments are made on; empty = none
    void setBaseOptions(const model::TrainingOptions& options); ///< of the training page, for experiments
    void setCurves(std::vector<std::shared_ptr<const model::RunCurves>> curves); ///< none of them null

signals:
    void resumeRequested(const QString& id);
    void curvesRequested(const QStringList& ids); ///< of the runs in the charts; setCurves() answers
    void experimentRequested(const model::ExperimentPlan& plan);
    void badgeChanged(const QString& text); ///< for the rail, e.g. "7 runs"

private:
    QWidget* buildEmptyState(const SharedActions& actions);
    QWidget* buildContent();
    QHBoxLayout* buildActions();
    void addExperimentButtons(const std::function<QPushButton*(const QString& text)>& add);
    void connectList();
    void refreshExperiments();
    void refreshInterrupted();
    void askForExperiment(model::ExperimentKind kind);

    model::TrainingOptions m_base;
    QString m_dataName;
    RunList* m_list;
    RunComparison* m_comparison;
    QueueStrip* m_queue;
    InterruptedStrip* m_interrupted;
    BinStrip* m_bin;
    RunRemoval* m_removal;
    QList<QPushButton*> m_experimentButtons; ///< of the empty state, and of the row on top
    QStackedWidget* m_stack;
};

} // namespace ui
