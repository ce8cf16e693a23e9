#pragma once

#include <QWidget>

#include "model/values/training_reports.h"

class QComboBox;

namespace ui {

class NetworkRows;
class OptionRows;
class PlanPreview;
class RunRows;
class ScheduleRows;

/// Every option of a run, with its meaning, range and the paper's value, and a look ahead at what the options
/// will do.
class OptionsForm : public QWidget {
    Q_OBJECT
public:
    explicit OptionsForm(QWidget* parent = nullptr);

    /// What the form says; a field with a complaint counts as its default.
    model::TrainingOptions options() const;
    void setOptions(const model::TrainingOptions& options);

    /// Why the form cannot be used to start a run, empty if it can.
    QString complaint() const { return m_complaint; }

    void setPlan(const model::RunPlan& plan);

    /// While a run is going its options are shown, but stay as they are.
    void setLocked(bool locked);

signals:
    void edited(const model::TrainingOptions& options); ///< only while there is no complaint
    void complaintChanged(const QString& complaint);

private:
    QComboBox* buildPresets();
    void choosePreset();
    void propose();
    void refresh();

    OptionRows* m_rows;
    QComboBox* m_presets;
    NetworkRows* m_network;
    RunRows* m_run;
    ScheduleRows* m_schedule;
    PlanPreview* m_preview;
    model::TrainingOptions m_before; ///< what the form said before it was edited last
    QString m_complaint;
};

} // namespace ui
