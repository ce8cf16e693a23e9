#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/values/dataset_summary.h"
#include "model/values/training_options.h"

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace app {

/// Every option of a model and its training. What is not given has the paper's value for the model and the
/// schedule that are.
class TrainingArguments {
public:
    void addTo(CLI::App& command);

    /// The name of the first option that was given, e.g. "--epochs"; empty where none was.
    std::string firstGiven() const;

    /// Whether the option was given, e.g. "--epochs".
    bool gave(std::string_view option) const;

    bool isDae() const { return m_kind == "dae"; }

    /// Throws CLI::Error for values that mean nothing or are out of range, and for options that would do
    /// nothing beside the others.
    model::TrainingOptions options() const;

    /// Throws model::Error for an option that needs somebody to measure, where these data have nobody.
    void requireMeasured(const model::DatasetSummary& data) const;

private:
    void addModel(CLI::App& command);
    void addTraining(CLI::App& command);
    void addSchedule(CLI::App& command);
    void requireEffect() const;

    std::vector<const CLI::Option*> m_all; ///< of the commands that it was added to
    model::TrainingOptions m_options;
    std::string m_kind = "vae";
    std::string m_likelihood = "multinomial";
    std::string m_schedule = "linear";
    std::string m_annealSteps = "auto";
    std::vector<int> m_hidden;
    std::vector<int> m_decoderHidden;
    std::optional<double> m_l2;
    std::optional<double> m_betaCap;
};

} // namespace app
