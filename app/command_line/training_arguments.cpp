#include "app/command_line/training_arguments.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <array>

#include "app/command_line/numbers.h"
#include "model/runs/experiment_runs.h"
#include "model/vae/options_check.h"
#include "model/values/failure.h"
#include "model/values/words.h"

namespace app {

namespace {

constexpr std::uint64_t widestLayer = 65536;

/// 0 alone = no hidden layer.
std::vector<int> layerWidths(const std::vector<int>& given) {
    return given == std::vector<int>{0} ? std::vector<int>{} : given;
}

/// auto, or a number of updates.
CLI::Validator updatesOrAuto() {
    return {[](std::string& text) -> std::string {
                if (text == "auto")
                    return {};
                const std::string refusal = wholeNumber(0)(text);
                return refusal.empty() ? refusal : refusal + ", nor auto";
            },
            ""};
}

/// An option of the schedule of β, and which of them use it.
struct ScheduleOption {
    const char* name;
    bool (*isUsedBy)(model::BetaKind);
};

using model::BetaKind;
constexpr std::array<ScheduleOption, 4> scheduleOptions = {{
    {"--anneal-steps",
     [](BetaKind kind) { return kind == BetaKind::Linear || kind == BetaKind::HoldAtPeak; }},
    {"--peak-patience", [](BetaKind kind) { return kind == BetaKind::HoldAtPeak; }},
    {"--cycles", [](BetaKind kind) { return kind == BetaKind::Cyclical; }},
    {"--growing-share", [](BetaKind kind) { return kind == BetaKind::Cyclical; }},
}};

std::string schedulesWith(const ScheduleOption& option) {
    std::string text;
    for (const std::string& word : model::choicesOf<BetaKind>())
        if (option.isUsedBy(model::valueOf<BetaKind>(word).value()))
            text += (text.empty() ? "--schedule " : " or ") + word;
    return text;
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

bool TrainingArguments::gave(std::string_view option) const {
    return std::ranges::any_of(
        m_all, [&](const CLI::Option* one) { return one->count() > 0 && one->get_name() == option; });
}

void TrainingArguments::requireEffect() const {
    const bool dae = isDae();
    for (const char* option : {"--schedule", "--beta-cap"})
        if (dae && gave(option))
            throw CLI::ValidationError(option, "a dae has no β. Leave it out");
    const BetaKind schedule = model::valueOf<BetaKind>(m_schedule).value();
    for (const ScheduleOption& option : scheduleOptions) {
        if (!gave(option.name))
            continue;
        if (dae)
            throw CLI::ValidationError(option.name, "a dae has no β. Leave it out");
        if (!option.isUsedBy(schedule))
            throw CLI::ValidationError(option.name, "the schedule " + m_schedule +
                                                        " makes no use of it. Leave it out, or say " +
                                                        schedulesWith(option));
    }
}

void TrainingArguments::requireMeasured(const model::DatasetSummary& data) const {
    if (data.validationUnmeasured.empty())
        return;
    const bool hold = model::valueOf<BetaKind>(m_schedule) == BetaKind::HoldAtPeak;
    const char* option = m_options.patience > 0 ? "--early-stop" : hold ? "--schedule hold" : nullptr;
    if (option)
        throw model::Error(model::problem(
            std::string(option) +
                " cannot apply: nobody is measured for validation: " + data.validationUnmeasured,
            "Leave it out"));
}

void TrainingArguments::addModel(CLI::App& command) {
    command.add_option("--model-type", m_kind, "vae, or dae: no sampling, no KL")
        ->capture_default_str()
        ->check(CLI::IsMember(model::choicesOf<model::ModelKind>()));
    command.add_option("--likelihood", m_likelihood, "multinomial, gaussian or logistic")
        ->capture_default_str()
        ->check(CLI::IsMember(model::choicesOf<model::Likelihood>()));
    addList(command, "--hidden", m_hidden,
            "Widths of the encoder's hidden layers; the decoder mirrors them; 0 = none; a dae has "
            "none unless given",
            wholeNumber(0, widestLayer))
        ->default_str("600");
    addList(command, "--decoder-hidden", m_decoderHidden, "The decoder's, if it does not mirror them",
            wholeNumber(0, widestLayer));
    command.add_option("--latent", m_options.network.latent, "Dimensions of z")
        ->capture_default_str()
        ->transform(wholeNumber(1, widestLayer));
    command.add_option("--dropout", m_options.dropout, "Share of the input that is dropped")
        ->capture_default_str()
        ->transform(realNumber([](double share) { return share >= 0 && share < 1; }, "from 0 to below 1"));
}

void TrainingArguments::addTraining(CLI::App& command) {
    command.add_option("--epochs", m_options.epochs, "Passes over the training users")
        ->capture_default_str()
        ->transform(wholeNumber(1, mostOfAnInt));
    command.add_option("--batch", m_options.batch, "Users per update")
        ->capture_default_str()
        ->transform(wholeNumber(1, mostOfAnInt));
    command.add_option("--lr", m_options.learningRate, "Adam's learning rate")
        ->capture_default_str()
        ->transform(realNumber([](double rate) { return rate > 0 && rate <= model::largestLearningRate; },
                               "above 0 and at most 100"));
    command.add_option("--l2", m_l2, "Weight decay λ, on weights only; for a dae 2e-5 unless given")
        ->default_str("0")
        ->transform(realNumber([](double decay) { return decay >= 0 && decay <= model::largestDecay; },
                               "from 0 to 1000"));
    command
        .add_option(
            "--early-stop", m_options.patience,
            "Epochs without a better validation after which the run ends, from β's plateau on; 0 = never")
        ->capture_default_str()
        ->transform(wholeNumber(0, mostOfAnInt));
    command.add_option("--seed", m_options.seed, "Seed of the parameters, the batches and the noise")
        ->capture_default_str()
        ->transform(wholeNumber(0));
    command.add_option("--threads", m_options.threads, "0 = all cores")
        ->capture_default_str()
        ->transform(wholeNumber(0, 1024));
}

void TrainingArguments::addSchedule(CLI::App& command) {
    command
        .add_option("--schedule", m_schedule,
                    "How β changes: constant, linear to the cap, hold at the validation's peak, or cyclical")
        ->capture_default_str()
        ->check(CLI::IsMember(model::choicesOf<model::BetaKind>()));
    command.add_option("--beta-cap", m_betaCap, "The highest β; for hold 1 unless given")
        ->default_str("0.2")
        ->transform(
            realNumber([](double cap) { return cap >= 0 && cap <= model::largestBeta; }, "from 0 to 1000"));
    command
        .add_option(
            "--anneal-steps", m_annealSteps,
            "Updates until β reaches its cap, or auto: to the cap in 80 % of the run, for hold to 0.2")
        ->capture_default_str()
        ->transform(updatesOrAuto());
    command
        .add_option("--peak-patience", m_options.beta.peakPatience,
                    "hold: epochs without a better validation after which the peak has passed")
        ->capture_default_str()
        ->transform(wholeNumber(1, mostOfAnInt));
    command.add_option("--cycles", m_options.beta.cycles, "cyclical: how many")
        ->capture_default_str()
        ->transform(wholeNumber(1, mostOfAnInt));
    command
        .add_option("--growing-share", m_options.beta.growingShare,
                    "cyclical: of each cycle, in which β grows")
        ->capture_default_str()
        ->transform(
            realNumber([](double share) { return share > 0 && share <= 1; }, "above 0 and at most 1"));
}

model::TrainingOptions TrainingArguments::options() const {
    model::TrainingOptions options = isDae() ? model::paperDae(m_options) : m_options;
    options.network.likelihood = model::valueOf<model::Likelihood>(m_likelihood).value();
    if (!m_hidden.empty())
        options.network.hidden = layerWidths(m_hidden);
    if (!m_decoderHidden.empty())
        options.network.decoderHidden = layerWidths(m_decoderHidden);
    options.l2 = m_l2.value_or(options.l2);
    options.beta.kind = model::valueOf<model::BetaKind>(m_schedule).value();
    options.beta.cap =
        m_betaCap.value_or(options.beta.kind == model::BetaKind::HoldAtPeak ? 1.0 : options.beta.cap);
    options.beta.annealSteps = wholeNumberIn(m_annealSteps).value_or(0); // 0 = auto
    requireEffect();
    try {
        model::checkOptions(options);
    } catch (const model::Error& error) {
        throw CLI::ValidationError(error.what());
    }
    return options;
}

} // namespace app
