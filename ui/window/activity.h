#pragma once

#include <QWidget>

#include "model/values/import_options.h"
#include "model/values/run_progress.h"
#include "model/values/training_reports.h"

class QHBoxLayout;
class QLabel;
class QProgressBar;

namespace ui {

/// What the program is doing, in the status bar: state, epoch, speed, times and progress at the left, the
/// best metric at the right.
class Activity : public QWidget {
    Q_OBJECT
public:
    explicit Activity(QWidget* parent = nullptr);

public slots:
    void setReady(const QString& text); ///< nothing is running; the text says how the last reading ended
    void setReading(const model::ReadingProgress& progress);
    void setProgress(const model::RunProgress& progress);
    void setRunState(model::RunState state);
    void addEpoch(const model::EpochReport& epoch);
    void clearBest();

private:
    QLabel* addText(QHBoxLayout* layout, const QString& name);
    void clear();

    QLabel* m_state;
    QLabel* m_epoch;
    QLabel* m_speed;
    QLabel* m_elapsed;
    QLabel* m_remaining;
    QProgressBar* m_progress;
    QLabel* m_best;
    double m_bestNdcg = 0.0;
    int m_bestEpoch = 0;
};

} // namespace ui
