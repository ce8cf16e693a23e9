#pragma once

#include <QWidget>

#include "model/values/training_reports.h"

class QCheckBox;
class QComboBox;

namespace ui {

class HiddenLayersField;
class OptionRows;
class PlanPreview;
class RealField;
class WholeField;

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
    void buildModel();
    void buildGaussian();
    void buildTraining();
    void buildSchedule();
    void refresh();

    OptionRows* m_rows;
    QString m_complaint;
    QComboBox* m_likelihood;
    RealField* m_gaussianWeightPositive;
    RealField* m_gaussianWeightZero;
    HiddenLayersField* m_hidden;
    WholeField* m_latent;
    QCheckBox* m_normaliseInput;
    RealField* m_dropout;
    WholeField* m_epochs;
    WholeField* m_batch;
    RealField* m_learningRate;
    RealField* m_l2;
    WholeField* m_seed;
    WholeField* m_threads;
    RealField* m_betaCap;
    WholeField* m_annealSteps;
    PlanPreview* m_preview;
};

} // namespace ui
