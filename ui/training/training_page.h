#pragma once

#include <vector>

#include <QWidget>

#include "model/values/ease_report.h"
#include "model/values/training_reports.h"
#include "ui/charts/figure.h"

class QAction;
class QStackedWidget;

namespace ui {

class EaseBar;
class ElidedLabel;
class LearningCurves;
class MemoryQuestion;
class OptionsForm;
class RunControls;
class SharedActions;

/// Starts, pauses and stops a run, and shows what it does while it does it.
class TrainingPage : public QWidget {
    Q_OBJECT
public:
    explicit TrainingPage(const SharedActions& actions, QWidget* parent = nullptr);

    QList<QAction*> runActions() const; ///< for the menu: start, resume, pause or continue, stop

    RunControls& controls() { return *m_controls; } ///< ask to pause, to continue, to resume and to stop
    EaseBar& easeBar() { return *m_ease; }
    MemoryQuestion& memoryQuestion() { return *m_memory; } ///< before a run that needs more than there is

public slots:
    void setDataAvailable(bool available);
    void setOptions(const model::TrainingOptions& options); ///< into the form
    void setPlan(const model::RunPlan& plan);               ///< of a run that could be started now
    void beginRun(const model::RunPlan& plan, const model::RankingQuality& popularity);
    void addBatches(const std::vector<model::BatchReport>& batches);
    void addEpoch(const model::EpochReport& epoch);
    void setRunState(model::RunState state);
    void endRun(const model::RunOutcome& outcome);
    /// A line to beat, besides popularity; other data forget it.
    void setEase(const model::EaseReport& report);

signals:
    void startRequested(const model::TrainingOptions& options);
    void optionsEdited(const model::TrainingOptions& options);       ///< setPlan() answers
    void exportAllRequested(const std::vector<ui::Figure>& figures); ///< the page's charts, to one folder
    void badgeChanged(const QString& text);                          ///< for the rail, e.g. "epoch 62 / 100"

private:
    QWidget* buildEmptyState(const SharedActions& actions);
    QWidget* buildContent();
    QWidget* buildOptions();
    QLayout* buildViewRows();
    void connectControls();
    void refreshObstacle();

    bool m_dataAvailable = false;
    bool m_hasRun = false; ///< the curves show one, going or ended
    int m_epochs = 0;      ///< that it was planned for
    RunControls* m_controls;
    EaseBar* m_ease;
    MemoryQuestion* m_memory;
    LearningCurves* m_curves;
    ElidedLabel* m_expectation;
    OptionsForm* m_form;
    QStackedWidget* m_stack;
};

} // namespace ui
