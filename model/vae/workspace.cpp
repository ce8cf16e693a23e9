#include "model/vae/workspace.h"

namespace model {

Workspace::Workspace(const NetworkLayout& layout, std::uint32_t maximumUsers, WorkspaceUse use)
    : logLikelihood(maximumUsers), kl(maximumUsers), m_maximumUsers(maximumUsers) {
    const auto zeros = [maximumUsers](int columns) -> Matrix { return Matrix::Zero(maximumUsers, columns); };
    const NetworkShape& shape = layout.shape();
    m_z = zeros(shape.latent);
    for (const LayerSpec& layer : layout.encoder())
        m_encoder.push_back(zeros(layer.out));
    for (const LayerSpec& layer : layout.decoder())
        m_decoder.push_back(zeros(layer.out));
    if (use == WorkspaceUse::Scoring)
        return;
    for (const LayerSpec& layer : layout.encoder())
        m_encoderGradient.push_back(zeros(layer.out));
    m_zGradient = zeros(shape.latent);
    for (int width : shape.decoderHidden)
        m_decoderGradient.push_back(zeros(width));
}

} // namespace model
