#include "ui/training/options_form.h"

#include <QCheckBox>
#include <QComboBox>
#include <QVBoxLayout>

#include <limits>

#include "ui/fields/real_field.h"
#include "ui/fields/whole_field.h"
#include "ui/training/hidden_layers_field.h"
#include "ui/training/option_rows.h"
#include "ui/training/plan_preview.h"

namespace ui {

namespace {

WholeField::Range positiveInt() {
    return {.minimum = 1, .maximum = std::numeric_limits<int>::max()};
}

RealRange atLeastZero() {
    return {.minimum = 0};
}

RealRange aboveZero() {
    return {.minimum = 0, .minimumAllowed = false};
}

} // namespace

OptionsForm::OptionsForm(QWidget* parent)
    : QWidget(parent), m_rows(new OptionRows(this)), m_preview(new PlanPreview(this)) {
    buildModel();
    buildGaussian();
    buildTraining();
    buildSchedule();
    connect(m_rows, &OptionRows::edited, this, &OptionsForm::refresh);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_rows);
    layout->addWidget(m_preview);
    layout->addStretch();
    setOptions({});
}

void OptionsForm::buildModel() {
    m_rows->addSection(tr("Model"));
    m_likelihood = new QComboBox(m_rows);
    m_likelihood->addItems({tr("multinomial"), tr("gaussian"), tr("logistic")});
    m_rows->addRow(tr("&Likelihood"), m_likelihood, QStringLiteral("likelihood"),
                   tr("The distribution of a user’s clicks given z. The paper’s choice is multinomial: items "
                      "compete for a fixed budget of "
                      "probability."));
    connect(m_likelihood, &QComboBox::currentIndexChanged, this, &OptionsForm::refresh);
    m_hidden = new HiddenLayersField(m_rows);
    m_rows->addField(tr("&Hidden layers"), m_hidden, QStringLiteral("hidden"),
                     tr("Widths of the encoder, input side first, such as 600 or 600, 300; the decoder "
                        "mirrors them. 0 for none. The paper’s "
                        "value is 600."));
    m_latent = new WholeField(positiveInt(), tr("a whole number of at least 1"), m_rows);
    m_rows->addField(tr("&Dimensions of z"), m_latent, QStringLiteral("latent"),
                     tr("K, the number of dimensions of z: at least 1. The paper’s value is 200."));
    m_normaliseInput = new QCheckBox(m_rows);
    m_rows->addRow(tr("&Normalise input"), m_normaliseInput, QStringLiteral("normaliseInput"),
                   tr("Divides a user’s clicks by their length, x / ‖x‖₂, before the dropout, as the paper’s "
                      "authors do."));
    connect(m_normaliseInput, &QCheckBox::toggled, this, &OptionsForm::refresh);
    m_dropout = new RealField({.minimum = 0, .maximum = 1, .maximumAllowed = false},
                              tr("a number from 0 to below 1"), m_rows);
    m_rows->addField(tr("Input dr&opout"), m_dropout, QStringLiteral("dropout"),
                     tr("The share of a user’s clicks that an update leaves out: from 0 to below 1. The "
                        "paper’s value is 0.5."));
}

void OptionsForm::buildGaussian() {
    m_gaussianWeightPositive = new RealField(aboveZero(), tr("a number above c₀"), m_rows);
    m_rows->addField(tr("Weight c₁, clic&ked"), m_gaussianWeightPositive,
                     QStringLiteral("gaussianWeightPositive"),
                     tr("The confidence in clicked items, for the gaussian likelihood: above c₀."));
    m_gaussianWeightPositive->require(
        [this] { return m_gaussianWeightPositive->value() > m_gaussianWeightZero->value(); });
    m_gaussianWeightZero = new RealField(aboveZero(), tr("a number above 0"), m_rows);
    m_rows->addField(
        tr("&Weight c₀, others"), m_gaussianWeightZero, QStringLiteral("gaussianWeightZero"),
        tr("The confidence in items that were not clicked, for the gaussian likelihood: above 0."));
}

void OptionsForm::buildTraining() {
    m_rows->addSection(tr("Training"));
    m_epochs = new WholeField(positiveInt(), tr("a whole number of at least 1"), m_rows);
    m_rows->addField(tr("&Epochs"), m_epochs, QStringLiteral("epochs"),
                     tr("Passes over the training users: at least 1. The paper’s values are 200 for "
                        "MovieLens 20M and 100 for the others."));
    m_batch = new WholeField(positiveInt(), tr("a whole number of at least 1"), m_rows);
    m_rows->addField(tr("&Batch"), m_batch, QStringLiteral("batch"),
                     tr("Users an update: at least 1. The paper’s value is 500; small data want fewer."));
    m_learningRate = new RealField(aboveZero(), tr("a number above 0, such as 1e-3"), m_rows);
    m_rows->addField(tr("Learning r&ate"), m_learningRate, QStringLiteral("learningRate"),
                     tr("Adam’s step size: above 0. The usual value is 0.001."));
    m_l2 = new RealField(atLeastZero(), tr("a number of at least 0"), m_rows);
    m_rows->addField(tr("L&2 λ"), m_l2, QStringLiteral("l2"),
                     tr("How strongly weights are drawn to 0, biases left out: at least 0. The paper’s value "
                        "for Mult-VAE is 0."));
    m_seed = new WholeField({}, tr("a whole number"), m_rows);
    m_rows->addField(tr("Seed"), m_seed, QStringLiteral("seed"),
                     tr("Decides the first weights, the order of the users, the dropout and the samples of "
                        "z: any whole number."));
    m_threads = new WholeField({.maximum = 1024, .zeroIsAutomatic = true},
                               tr("a whole number up to 1024, or auto"), m_rows);
    m_rows->addField(tr("Threads"), m_threads, QStringLiteral("threads"),
                     tr("Cores to compute with: auto takes all of them."));
}

void OptionsForm::buildSchedule() {
    m_rows->addSection(tr("β schedule"));
    m_betaCap = new RealField(atLeastZero(), tr("a number of at least 0"), m_rows);
    m_rows->addField(tr("&Cap"), m_betaCap, QStringLiteral("betaCap"),
                     tr("What the weight of the KL term grows to: at least 0; 1 is the true bound. The "
                        "paper’s value is 0.2."));
    m_annealSteps = new WholeField({.zeroIsAutomatic = true}, tr("a whole number, or auto"), m_rows);
    m_rows->addField(tr("Ste&ps"), m_annealSteps, QStringLiteral("annealSteps"),
                     tr("Updates until β reaches its cap: auto takes 80 % of the updates of the run. The "
                        "paper anneals over 200 000."));
}

void OptionsForm::refresh() {
    const bool gaussian = m_likelihood->currentIndex() == static_cast<int>(model::Likelihood::Gaussian);
    m_rows->setRowVisible(m_gaussianWeightPositive, gaussian);
    m_rows->setRowVisible(m_gaussianWeightZero, gaussian);
    m_complaint = m_rows->check();
    emit complaintChanged(m_complaint);
    if (m_complaint.isEmpty())
        emit edited(options());
}

model::TrainingOptions OptionsForm::options() const {
    model::TrainingOptions options;
    model::NetworkOptions& network = options.network;
    const auto take = [](auto& option, const auto* field) {
        if (const auto value = field->value())
            option = static_cast<std::decay_t<decltype(option)>>(*value);
    };
    network.likelihood = static_cast<model::Likelihood>(m_likelihood->currentIndex());
    network.normaliseInput = m_normaliseInput->isChecked();
    network.hidden = m_hidden->value().value_or(network.hidden);
    take(network.latent, m_latent);
    take(network.gaussianWeightPositive, m_gaussianWeightPositive);
    take(network.gaussianWeightZero, m_gaussianWeightZero);
    take(options.dropout, m_dropout);
    take(options.epochs, m_epochs);
    take(options.batch, m_batch);
    take(options.learningRate, m_learningRate);
    take(options.l2, m_l2);
    take(options.beta.cap, m_betaCap);
    take(options.beta.annealSteps, m_annealSteps);
    take(options.seed, m_seed);
    take(options.threads, m_threads);
    return options;
}

void OptionsForm::setOptions(const model::TrainingOptions& options) {
    {
        const QSignalBlocker quiet(this);
        const auto whole = [](int value) { return static_cast<std::uint64_t>(value); };
        m_likelihood->setCurrentIndex(static_cast<int>(options.network.likelihood));
        m_hidden->setValue(options.network.hidden);
        m_latent->setValue(whole(options.network.latent));
        m_normaliseInput->setChecked(options.network.normaliseInput);
        m_gaussianWeightPositive->setValue(options.network.gaussianWeightPositive);
        m_gaussianWeightZero->setValue(options.network.gaussianWeightZero);
        m_dropout->setValue(options.dropout);
        m_epochs->setValue(whole(options.epochs));
        m_batch->setValue(whole(options.batch));
        m_learningRate->setValue(options.learningRate);
        m_l2->setValue(options.l2);
        m_betaCap->setValue(options.beta.cap);
        m_annealSteps->setValue(options.beta.annealSteps);
        m_seed->setValue(options.seed);
        m_threads->setValue(whole(options.threads));
    }
    refresh();
}

void OptionsForm::setPlan(const model::RunPlan& plan) {
    m_preview->setPlan(plan);
}

void OptionsForm::setLocked(bool locked) {
    m_rows->setLocked(locked, tr("A run is going; its options stay as they are."));
}

} // namespace ui
