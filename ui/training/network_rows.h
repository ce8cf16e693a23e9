#pragma once

#include <QObject>

#include "model/values/training_options.h"

class QCheckBox;
class QComboBox;

namespace ui {

class DecoderLayersField;
class HiddenLayersField;
class OptionRows;
class RealField;
class WholeField;

/// The rows of what the network is.
class NetworkRows : public QObject {
    Q_OBJECT
public:
    explicit NetworkRows(OptionRows* rows);

    void show(const model::TrainingOptions& options);

    /// Writes these rows over the options; what cannot be understood is left as it is.
    void addTo(model::TrainingOptions& options) const;

    /// Shows the relevant rows.
    void refresh();

private:
    void buildShape();
    void buildInput();
    void buildGaussian();

    OptionRows* m_rows;
    QComboBox* m_kind;
    QComboBox* m_likelihood;
    HiddenLayersField* m_hidden;
    DecoderLayersField* m_decoderHidden;
    WholeField* m_latent;
    QCheckBox* m_normaliseInput;
    RealField* m_dropout;
    RealField* m_gaussianWeightPositive;
    RealField* m_gaussianWeightZero;
};

} // namespace ui
