#pragma once

#include <optional>
#include <string>
#include <vector>

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

    /// Throws CLI::Error for values that mean nothing or are out of range.
    model::TrainingOptions options() const;

private:
    void addModel(CLI::App& command);
    void addTraining(CLI::App& command);
    void addSchedule(CLI::App& command);

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
