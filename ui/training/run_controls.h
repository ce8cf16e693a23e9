#pragma once

#include <QWidget>

#include "model/values/training_reports.h"

class QAction;
class QHBoxLayout;
class QLabel;
class QPushButton;

namespace ui {

class ElidedLabel;

/// The row on top of the training page: one coloured button that starts, pauses or continues, one that
/// resumes the run that was shown last, where it was stopped, one that stops, and what is run.
class RunControls : public QWidget {
    Q_OBJECT
public:
    explicit RunControls(QWidget* parent = nullptr);

    /// Start, resume, pause or continue, and stop: for the menu, and what the buttons do.
    QList<QAction*> runActions() const { return {m_start, m_resume, m_pause, m_stop}; }

    void setState(model::RunState state);

    /// Why no run can be started, empty if one can.
    void setObstacle(const QString& obstacle);

    /// The run that can be resumed; empty = none can.
    void setResumable(const QString& id);

    void setOptions(const model::TrainingOptions& options);
    void setResult(const QString& result); ///< of the last run, empty while one is going

    /// The row, to add buttons at its right end.
    QHBoxLayout* rowLayout() { return m_row; }

signals:
    void startRequested();
    void pauseRequested();
    void continueRequested(); ///< after a pause
    void resumeRequested(const QString& id);
    void stopRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    QAction* addRunAction(const QString& text, const QKeySequence& shortcut, const QString& name);
    QPushButton* addButton(const QString& name, bool primary);
    void pauseOrContinue();
    void refresh();
    void refreshPrimary();
    void setButtonEnabled(QPushButton* button, bool enabled);

    model::RunState m_state = model::RunState::Idle;
    QString m_obstacle;
    QString m_resumable;
    QAction* m_start;
    QAction* m_resume;
    QAction* m_pause;
    QAction* m_stop;
    QHBoxLayout* m_row;
    QPushButton* m_primaryButton;
    QPushButton* m_resumeButton;
    QPushButton* m_stopButton;
    QLabel* m_description;
    ElidedLabel* m_result;
    bool m_focusComesBack = false; ///< a button lost it by being disabled
};

} // namespace ui
