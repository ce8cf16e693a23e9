#pragma once

#include <QObject>

#include "model/values/training_options.h"

namespace ui {

class OptionRows;
class RealField;
class WholeField;

/// The rows of how the network is trained.
class RunRows : public QObject {
    Q_OBJECT
public:
    explicit RunRows(OptionRows* rows);

    void show(const model::TrainingOptions& options);
    void showL2(double l2);

    /// Writes these rows over the options; what cannot be understood is left as it is.
    void addTo(model::TrainingOptions& options) const;

private:
    void buildLength(OptionRows* rows);
    void buildSteps(OptionRows* rows);
    void buildMachine(OptionRows* rows);

    WholeField* m_epochs;
    WholeField* m_batch;
    WholeField* m_patience;
    RealField* m_learningRate;
    RealField* m_l2;
    WholeField* m_seed;
    WholeField* m_threads;
};

} // namespace ui
