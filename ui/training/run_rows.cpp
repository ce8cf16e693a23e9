#include "ui/training/run_rows.h"

#include <limits>

#include "ui/fields/real_field.h"
#include "ui/fields/whole_field.h"
#include "ui/training/option_rows.h"
#include "ui/training/option_values.h"

namespace ui {

namespace {

constexpr std::uint64_t mostOfAnInt = std::numeric_limits<int>::max();

} // namespace

RunRows::RunRows(OptionRows* rows) : QObject(rows) {
    rows->addSection(tr("Training"));
    buildLength(rows);
    buildSteps(rows);
    buildMachine(rows);
}

void RunRows::buildLength(OptionRows* rows) {
    const WholeField::Range positive = {.minimum = 1, .maximum = mostOfAnInt};
    m_epochs = new WholeField(positive, tr("a whole number of at least 1"), rows);
    rows->addField(tr("Ep&ochs"), m_epochs, QStringLiteral("epochs"),
                   tr("Passes over the training users: at least 1. The paper’s values are 200 for "
                      "MovieLens 20M and 100 for the others."));
    m_batch = new WholeField(positive, tr("a whole number of at least 1"), rows);
    rows->addField(tr("&Batch"), m_batch, QStringLiteral("batch"),
                   tr("Users per update: at least 1. The paper’s value is 500; small data need fewer."));
    m_patience = new WholeField({.maximum = mostOfAnInt, .zero = tr("never")},
                                tr("a whole number of epochs, or never"), rows);
    rows->addField(tr("Pat&ience"), m_patience, QStringLiteral("patience"),
                   tr("Early stopping: ends the run after this many epochs without a better validation "
                      "NDCG@100, counted from the start of β’s plateau. Any whole number. Never, as in the "
                      "paper, trains every epoch; the best model is kept either way."));
}

void RunRows::buildSteps(OptionRows* rows) {
    m_learningRate =
        new RealField({.minimum = 0, .maximum = model::largestLearningRate, .minimumAllowed = false},
                      tr("a number above 0 and at most 100, such as 1e-3"), rows);
    rows->addField(tr("Learnin&g rate"), m_learningRate, QStringLiteral("learningRate"),
                   tr("Adam’s step size: above 0, at most 100. The usual value is 0.001."));
    m_l2 = new RealField({.minimum = 0, .maximum = model::largestDecay}, tr("a number from 0 to 1000"), rows);
    rows->addField(tr("L&2 λ"), m_l2, QStringLiteral("l2"),
                   tr("How strongly weights, but not biases, are pulled towards 0: 0 to 1000. The paper’s "
                      "value is 0 for the Mult-VAE, 2e-5 (0.01 / 500) for the Mult-DAE."));
}

void RunRows::buildMachine(OptionRows* rows) {
    m_seed = new WholeField({}, tr("a whole number"), rows);
    rows->addField(tr("Seed"), m_seed, QStringLiteral("seed"),
                   tr("Determines the initial weights, the order of the users, the dropout and the samples "
                      "of z: any whole number."));
    m_threads =
        new WholeField({.maximum = 1024, .zero = tr("auto")}, tr("a whole number up to 1024, or auto"), rows);
    rows->addField(tr("Threads"), m_threads, QStringLiteral("threads"),
                   tr("Number of cores to use: up to 1024; auto uses all of them."));
}

void RunRows::show(const model::TrainingOptions& options) {
    m_epochs->setValue(asWhole(options.epochs));
    m_batch->setValue(asWhole(options.batch));
    m_patience->setValue(asWhole(options.patience));
    m_learningRate->setValue(options.learningRate);
    showL2(options.l2);
    m_seed->setValue(options.seed);
    m_threads->setValue(asWhole(options.threads));
}

void RunRows::showL2(double l2) {
    m_l2->setValue(l2);
}

void RunRows::addTo(model::TrainingOptions& options) const {
    readInto(options.epochs, *m_epochs);
    readInto(options.batch, *m_batch);
    readInto(options.patience, *m_patience);
    readInto(options.learningRate, *m_learningRate);
    readInto(options.l2, *m_l2);
    readInto(options.seed, *m_seed);
    readInto(options.threads, *m_threads);
}

} // namespace ui
