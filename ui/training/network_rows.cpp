#include "ui/training/network_rows.h"

#include <QCheckBox>
#include <QComboBox>

#include "ui/fields/real_field.h"
#include "ui/fields/whole_field.h"
#include "ui/training/hidden_layers_field.h"
#include "ui/training/option_rows.h"
#include "ui/training/option_values.h"

namespace ui {

using model::Likelihood;
using model::ModelKind;

NetworkRows::NetworkRows(OptionRows* rows) : QObject(rows), m_rows(rows) {
    rows->addSection(tr("Model"));
    m_kind = makeChoice<ModelKind>({{tr("VAE"), ModelKind::Vae}, {tr("DAE"), ModelKind::Dae}}, rows);
    rows->addChoice(
        tr("&Model"), m_kind, QStringLiteral("modelKind"),
        tr("A VAE samples z from the user’s posterior and pays for it with the KL term. A DAE has one z per "
           "user: no sampling, no KL, no β. The paper compares both, as Mult-VAE and Mult-DAE."));
    m_likelihood = makeChoice<Likelihood>({{tr("multinomial"), Likelihood::Multinomial},
                                           {tr("gaussian"), Likelihood::Gaussian},
                                           {tr("logistic"), Likelihood::Logistic}},
                                          rows);
    rows->addChoice(
        tr("Li&kelihood"), m_likelihood, QStringLiteral("likelihood"),
        tr("The distribution of a user’s clicks given z. The paper’s choice is multinomial: items compete "
           "for a fixed budget of probability."));
    buildShape();
    buildInput();
    buildGaussian();
}

void NetworkRows::buildShape() {
    m_hidden = new HiddenLayersField(m_rows);
    m_rows->addField(
        tr("Hidden &layers"), m_hidden, QStringLiteral("hidden"),
        tr("Widths of the encoder, input side first, such as 600 or 600, 300: at most 3, each up to 65536. "
           "0 for none. The paper’s value is 600 for the Mult-VAE, none for the Mult-DAE."));
    m_decoderHidden = new DecoderLayersField(m_rows);
    m_rows->addField(tr("Decoder la&yers"), m_decoderHidden, QStringLiteral("decoderHidden"),
                     tr("Widths of the decoder, z’s side first: at most 3, each up to 65536. 0 for none. As "
                        "in the paper, “mirrored” uses the encoder’s widths in reverse."));
    m_latent = new WholeField({.minimum = 1, .maximum = 65536}, tr("a whole number from 1 to 65536"), m_rows);
    m_rows->addField(tr("Dimensions of &z"), m_latent, QStringLiteral("latent"),
                     tr("K, the number of dimensions of z: from 1 to 65536. The paper’s value is 200."));
}

void NetworkRows::buildInput() {
    m_normaliseInput =
        m_rows->addCheck(tr("&Normalise input"), QStringLiteral("normaliseInput"),
                         tr("Divides a user’s clicks by their length, x / ‖x‖₂, before the dropout, as the "
                            "paper’s authors do."));
    m_dropout = new RealField({.minimum = 0, .maximum = 1, .maximumAllowed = false},
                              tr("a number from 0 to below 1"), m_rows);
    m_rows->addField(tr("Input &dropout"), m_dropout, QStringLiteral("dropout"),
                     tr("The share of a user’s clicks that an update leaves out: from 0 to below 1. The "
                        "paper’s value is 0.5."));
}

void NetworkRows::buildGaussian() {
    const RealRange aboveZero = {.minimum = 0, .minimumAllowed = false};
    m_gaussianWeightPositive = new RealField(aboveZero, tr("a number above c₀"), m_rows);
    m_rows->addField(tr("Weight c₁, clicked"), m_gaussianWeightPositive,
                     QStringLiteral("gaussianWeightPositive"),
                     tr("The confidence in clicked items, for the gaussian likelihood: above c₀. The paper "
                        "gives no value; 1 is the default."));
    m_gaussianWeightPositive->require(
        [this] { return m_gaussianWeightPositive->value() > m_gaussianWeightZero->value(); });
    m_gaussianWeightZero = new RealField(aboveZero, tr("a number above 0"), m_rows);
    m_rows->addField(tr("Weight c₀, others"), m_gaussianWeightZero, QStringLiteral("gaussianWeightZero"),
                     tr("The confidence in items that were not clicked, for the gaussian likelihood: above "
                        "0. The paper gives no value; 0.1 is the default."));
}

void NetworkRows::show(const model::TrainingOptions& options) {
    const model::NetworkOptions& network = options.network;
    setCurrent(*m_kind, network.kind);
    setCurrent(*m_likelihood, network.likelihood);
    m_hidden->setValue(network.hidden);
    m_decoderHidden->setValue(network.decoderHidden);
    m_latent->setValue(asWhole(network.latent));
    m_normaliseInput->setChecked(network.normaliseInput);
    m_dropout->setValue(options.dropout);
    m_gaussianWeightPositive->setValue(network.gaussianWeightPositive);
    m_gaussianWeightZero->setValue(network.gaussianWeightZero);
}

void NetworkRows::addTo(model::TrainingOptions& options) const {
    model::NetworkOptions& network = options.network;
    readInto(network.kind, *m_kind);
    readInto(network.likelihood, *m_likelihood);
    readInto(network.hidden, *m_hidden);
    network.decoderHidden = m_decoderHidden->value();
    readInto(network.latent, *m_latent);
    network.normaliseInput = m_normaliseInput->isChecked();
    readInto(options.dropout, *m_dropout);
    readInto(network.gaussianWeightPositive, *m_gaussianWeightPositive);
    readInto(network.gaussianWeightZero, *m_gaussianWeightZero);
}

void NetworkRows::refresh() {
    const bool gaussian = currentIn<Likelihood>(*m_likelihood) == Likelihood::Gaussian;
    m_rows->setRelevant(m_gaussianWeightPositive, gaussian);
    m_rows->setRelevant(m_gaussianWeightZero, gaussian);
}

} // namespace ui
