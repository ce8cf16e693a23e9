#include "app/command_line/training_arguments.h"

#include <CLI/CLI.hpp>

#include <algorithm>

#include "app/command_line/numbers.h"
#include "model/runs/experiment_runs.h"
#include "model/vae/options_check.h"
#include "model/values/failure.h"
#include "model/values/words.h"

namespace app {

namespace {

/// 0 alone = no hidden layer.
std::vector<int> layerWidths(const std::vector<int>& given) {
    return given == std::vector<int>{0} ? std::vector<int>{} : given;
}

} // namespace

void TrainingArguments::addTo(CLI::App& command) {
    const auto before = std::ssize(command.get_options());
    addModel(command);
    addTraining(command);
    addSchedule(command);
    const std::vector<CLI::Option*> options = command.get_options();
    m_all.insert(m_all.end(), options.begin() + before, options.end());
}

std::string TrainingArguments::firstGiven() const {
    const auto given =
        std::ranges::find_if(m_all, [](const CLI::Option* option) { return option->count() > 0; });
    return given == m_all.end() ? std::string() : (*given)->get_name();
}

void TrainingArguments::addModel(CLI::App& command) {
    command.add_option("--model-type", m_kind, "vae, or dae: no sampling, no KL")
        ->capture_default_str()
        ->check(CLI::IsMember(model::choicesOf<model::ModelKind>()));
    command.add_option("--likelihood", m_likelihood, "multinomial, gaussian or logistic")
        ->capture_default_str()
        ->check(CLI::IsMember(model::choicesOf<model::Likelihood>()));
    command
        .add_option("--hidden", m_hidden,
                    "Widths of the encoder's hidden layers; the decoder mirrors them; 0 = none; a dae has "
                    "none unless given")
        ->delimiter(',')
        ->default_str("600");
    command.add_option("--decoder-hidden", m_decoderHidden, "The decoder's, if it does not mirror them")
        ->delimiter(',');
    command.add_option("--latent", m_options.network.latent, "Dimensions of z")->capture_default_str();
    command.add_option("--dropout", m_options.dropout, "Share of the input that is dropped")
        ->capture_default_str();
}

void TrainingArguments::addTraining(CLI::App& command) {
    command.add_option("--epochs", m_options.epochs, "Passes over the training users")->capture_default_str();
    command.add_option("--batch", m_options.batch, "Users per update")->capture_default_str();
    command.add_option("--lr", m_options.learningRate, "Adam's learning rate")->capture_default_str();
    command.add_option("--l2", m_l2, "Weight decay λ, on weights only; for a dae 2e-5 unless given")
        ->default_str("0");
    command
        .add_option(
            "--early-stop", m_options.patience,
            "Epochs without a better validation after which the run ends, from β's plateau on; 0 = never")
        ->capture_default_str();
    command.add_option("--seed", m_options.seed, "Seed of the parameters, the batches and the noise")
        ->capture_default_str()
        ->check(wholeNumber(0));
    command.add_option("--threads", m_options.threads, "0 = all cores")->capture_default_str();
}

void TrainingArguments::addSchedule(CLI::App& command) {
    command
        .add_option("--schedule", m_schedule,
                    "How β changes: constant, linear to the cap, hold at the validation's peak, or cyclical")
        ->capture_default_str()
        ->check(CLI::IsMember(model::choicesOf<model::BetaKind>()));
    command.add_option("--beta-cap", m_betaCap, "The highest β; for hold 1 unless given")->default_str("0.2");
    command
        .add_option(
            "--anneal-steps", m_annealSteps,
            "Updates until β reaches its cap, or auto: to the cap in 80 % of the run, for hold to 0.2")
        ->capture_default_str();
    command
        .add_option("--peak-patience", m_options.beta.peakPatience,
                    "hold: epochs without a better validation after which the peak has passed")
        ->capture_default_str();
    command.add_option("--cycles", m_options.beta.cycles, "cyclical: how many")->capture_default_str();
    command
        .add_option("--growing-share", m_options.beta.growingShare,
                    "cyclical: of each cycle, in which β grows")
        ->capture_default_str();
}

model::TrainingOptions TrainingArguments::options() const {
    model::TrainingOptions options = model::valueOf<model::ModelKind>(m_kind) == model::ModelKind::Dae
                                         ? model::paperDae(m_options)
                                         : m_options;
    options.network.likelihood = model::valueOf<model::Likelihood>(m_likelihood).value();
    if (!m_hidden.empty())
        options.network.hidden = layerWidths(m_hidden);
    if (!m_decoderHidden.empty())
        options.network.decoderHidden = layerWidths(m_decoderHidden);
    options.l2 = m_l2.value_or(options.l2);
    options.beta.kind = model::valueOf<model::BetaKind>(m_schedule).value();
    options.beta.cap =
        m_betaCap.value_or(options.beta.kind == model::BetaKind::HoldAtPeak ? 1.0 : options.beta.cap);
    if (m_annealSteps != "auto" && (!wholeNumber(0)(m_annealSteps).empty() ||
                                    !CLI::detail::lexical_cast(m_annealSteps, options.beta.annealSteps)))
        throw CLI::ValidationError("--anneal-steps",
                                   m_annealSteps + " is neither auto nor a number of updates, from 0 on");
    try {
        model::checkOptions(options);
    } catch (const model::Error& error) {
        throw CLI::ValidationError(error.what());
    }
    return options;
}

} // namespace app
