#pragma once

#include <QDialog>

#include "model/values/experiment.h"

class QFormLayout;
class QLabel;
class QPushButton;

namespace ui {

class CapsField;
class Field;
class WholeField;

/// Asks how large a comparison is to be, and says what it will train.
class NewExperimentDialog : public QDialog {
    Q_OBJECT
public:
    /// base: what is not varied, as the training page has it.
    NewExperimentDialog(model::ExperimentKind kind, const model::TrainingOptions& base,
                        const QString& dataName, QWidget* parent = nullptr);

signals:
    void experimentRequested(const model::ExperimentPlan& plan);

private:
    QWidget* buildForm();
    QLabel* addField(QFormLayout* form, const QString& label, Field* field, const QString& name,
                     const QString& help);
    QWidget* buildButtons();
    QString obstacle() const;
    void refresh();
    void start();

    model::ExperimentPlan m_plan;
    QString m_dataName;
    CapsField* m_caps;
    WholeField* m_seeds;
    QLabel* m_capsComplaint = nullptr;
    QLabel* m_seedsComplaint = nullptr;
    QLabel* m_sentences;
    QPushButton* m_start = nullptr;
};

} // namespace ui
