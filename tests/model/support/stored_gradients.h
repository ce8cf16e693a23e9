#pragma once

#include "model/vae/gradient_sink.h"

/// Keeps every block of a gradient where the parameter stands, to be looked at.
class StoredGradients : public model::GradientSink {
public:
    explicit StoredGradients(const model::NetworkLayout& layout) : m_gradients(layout) {}

    const model::Parameters& get() const { return m_gradients; }

    void onWeightGradient(const model::LayerSpec& layer, Eigen::Index firstRow,
                          model::ConstMatrixView gradient) override {
        m_gradients.weight(layer).middleRows(firstRow, gradient.rows()) = gradient;
    }
    void onBiasGradient(const model::LayerSpec& layer, Eigen::Index first,
                        model::ConstRowVectorView gradient) override {
        m_gradients.bias(layer).segment(first, gradient.size()) = gradient;
    }

private:
    model::Parameters m_gradients;
};
