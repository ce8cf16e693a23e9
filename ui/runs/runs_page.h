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

class InterruptedStrip;
class QueueStrip;
class RunComparison;
class RunList;

/// All runs that are kept: listed, compared, gone on with, and made in experiments.
class RunsPage : public QWidget {
    Q_OBJECT
public:
    explicit RunsPage(QWidget* parent = nullptr);

public slots:
    /// Selection and scroll position stay. Whoever is Interrupted and can go on is offered to.
    void setRuns(std::vector<model::RunSummary> runs);
    void setRunsFolder(const QString& folder);
    void setDataName(const QString& name); ///< of the open data, which experiments are made on; empty = none
    void setBaseOptions(const model::TrainingOptions& options); ///< of the training page, for experiments
    void setCurves(std::vector<std::shared_ptr<const model::RunCurves>> curves); ///< none of them null
    void setExperiments(std::vector<model::ExperimentResult> experiments);
    void setQueue(int waiting, int done, bool working);

signals:
    void openRequested(const QString& id);
    void resumeRequested(const QString& id);
    void deleteRequested(const QStringList& ids); ///< asked already
    void labelChanged(const QString& id, const model::RunLabel& label);
    void reportRequested(const QString& id);
    void folderShown(const QString& id);
    void chooseRunsFolderRequested();
    void trainingRequested();                     ///< there are no runs yet
    void curvesRequested(const QStringList& ids); ///< of the runs in the charts; setCurves() answers
    void experimentRequested(const model::ExperimentPlan& plan);
    void queueStartRequested();
    void queueStopRequested();
    void queueClearRequested();
    void badgeChanged(const QString& fact); ///< for the rail, e.g. "7 runs"

private:
    QWidget* buildEmptyState();
    QWidget* buildContent();
    QHBoxLayout* buildActions();
    void addExperimentButtons(const std::function<QPushButton*(const QString& text)>& add);
    void connectList();
    void connectStrips();
    void refreshExperiments();
    void refreshInterrupted();
    void askForExperiment(model::ExperimentKind kind);

    model::TrainingOptions m_base;
    QString m_dataName;
    RunList* m_list;
    RunComparison* m_comparison;
    QueueStrip* m_queue;
    InterruptedStrip* m_interrupted;
    QList<QPushButton*> m_experimentButtons; ///< of the empty state, and of the row on top
    QStackedWidget* m_stack;
};

} // namespace ui
