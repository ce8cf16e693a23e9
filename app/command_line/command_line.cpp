#include "app/command_line/command_line.h"

#include <CLI/CLI.hpp>

#include <array>
#include <iostream>
#include <new>
#include <string_view>

#include "app/command_line/commands.h"
#include "app/example_data.h"
#include "model/vae/model_config.h"
#include "model/vae/options_check.h"
#include "model/values/failure.h"

namespace app {

namespace {

constexpr int badInput = 1;
constexpr int badUsage = 2;

/// DATA, --example and --items, which every command takes.
struct DataArguments {
    std::string path;
    std::string items;
    bool example = false;

    void addTo(CLI::App& command) {
        auto* data = command.add_option("DATA", path, "A ratings file, or a folder in the authors' layout");
        command.add_flag("--example", example, "Take the bundled MovieLens latest-small")->excludes(data);
        command.add_option("--items", items, "A file with the items' titles");
    }

    /// Fills in where the data are.
    void applyTo(model::ImportOptions& options) const {
        if (path.empty() && !example)
            throw CLI::RequiredError("DATA or --example");
        if (example) {
            const model::ImportOptions bundled = exampleData();
            options.data = bundled.data;
            options.items = bundled.items;
            options.name = bundled.name;
        } else {
            options.data = path;
        }
        if (!items.empty())
            options.items = items;
    }
};

/// --heldout: below 1 a share of the users, else a number of users for each block.
void parseHeldOut(const std::string& text, model::HeldOutUsers& heldOut) {
    double value = 0;
    if (!CLI::detail::lexical_cast(text, value) || !(value > 0) ||
        (value >= 0.5 && value != static_cast<double>(static_cast<std::uint64_t>(value))))
        throw CLI::ValidationError("--heldout",
                                   text + " is neither a share of the users below 0.5 nor a number of users");
    if (value < 0.5)
        heldOut = {value, 0};
    else
        heldOut.users = static_cast<std::uint64_t>(value);
}

class TrainCommand {
public:
    explicit TrainCommand(CLI::App& app) : m_command(*app.add_subcommand("train", "Train a model")) {
        model::TrainingOptions& options = m_arguments.options;
        m_data.addTo(m_command);
        m_command
            .add_option("--min-rating", m_arguments.data.minimumRating, "Ratings of at least this are clicks")
            ->capture_default_str();
        m_command
            .add_option("--min-user", m_arguments.data.minimumInteractions,
                        "Users with fewer clicks are dropped")
            ->capture_default_str();
        m_command
            .add_option("--heldout", m_heldOut,
                        "Held-out users of each block: a share below 0.5, or a number")
            ->default_str("0.1");
        m_command.add_option("--split-seed", m_arguments.data.splitSeed, "Seed of the split")
            ->capture_default_str();
        m_command.add_option("--likelihood", m_likelihood, "multinomial, gaussian or logistic")
            ->capture_default_str()
            ->check(CLI::IsMember({"multinomial", "gaussian", "logistic"}));
        m_command
            .add_option("--hidden", m_hidden,
                        "Widths of the encoder's hidden layers; the decoder mirrors them; 0 = none")
            ->delimiter(',')
            ->default_str("600");
        m_command.add_option("--latent", options.network.latent, "Dimensions of z")->capture_default_str();
        m_command.add_option("--dropout", options.dropout, "Share of the input that is dropped")
            ->capture_default_str();
        m_command.add_option("--epochs", options.epochs, "Passes over the training users")
            ->capture_default_str();
        m_command.add_option("--batch", options.batch, "Users an update")->capture_default_str();
        m_command.add_option("--lr", options.learningRate, "Adam's learning rate")->capture_default_str();
        m_command.add_option("--l2", options.l2, "Weight decay λ, on weights only")->capture_default_str();
        m_command.add_option("--beta-cap", options.betaCap, "What β is annealed to")->capture_default_str();
        m_command
            .add_option("--anneal-steps", m_annealSteps,
                        "Updates until β reaches its cap, or auto: 80 % of the run")
            ->capture_default_str();
        m_command.add_option("--seed", options.seed, "Seed of the parameters, the batches and the noise")
            ->capture_default_str();
        m_command.add_option("--threads", options.threads, "0 = all cores")->capture_default_str();
        m_command.add_option("--metrics", m_arguments.metricsPath, "Write a CSV with a row for each epoch");
        m_command.add_option("--model", m_arguments.modelPath, "Write the best model as safetensors");
        m_command.add_flag("--quiet", m_arguments.quiet, "No progress");
    }

    bool chosen() const { return m_command.parsed(); }

    int run() {
        m_data.applyTo(m_arguments.data);
        if (!m_heldOut.empty())
            parseHeldOut(m_heldOut, m_arguments.data.heldOut);
        m_arguments.options.network.likelihood = model::likelihoodNamed(m_likelihood);
        if (!m_hidden.empty())
            m_arguments.options.network.hidden =
                m_hidden == std::vector<int>{0} ? std::vector<int>{} : m_hidden;
        if (m_annealSteps != "auto" &&
            !CLI::detail::lexical_cast(m_annealSteps, m_arguments.options.annealSteps))
            throw CLI::ValidationError("--anneal-steps",
                                       m_annealSteps + " is neither auto nor a number of updates");
        checkUsage();
        return runTrain(m_arguments);
    }

private:
    void checkUsage() const {
        try {
            model::checkOptions(m_arguments.options);
        } catch (const model::Error& error) {
            throw CLI::ValidationError(error.what());
        }
    }

    CLI::App& m_command;
    DataArguments m_data;
    TrainArguments m_arguments;
    std::string m_heldOut;
    std::string m_likelihood = "multinomial";
    std::vector<int> m_hidden;
    std::string m_annealSteps = "auto";
};

/// The commands that take MODEL and DATA, and the one that only takes DATA.
class ReadingCommands {
public:
    explicit ReadingCommands(CLI::App& app) {
        m_evaluate = add(app, "evaluate", "Rank the held-out users' items and compare");
        m_evaluate->add_option("--split", m_split, "validation or test")
            ->capture_default_str()
            ->check(CLI::IsMember({"validation", "test"}));
        m_recommend = add(app, "recommend", "The best items for a user");
        m_recommend->add_option("--user", m_user, "The user's id as it stands in the data")->required();
        m_recommend->add_option("--top", m_top, "How many")
            ->capture_default_str()
            ->check(CLI::PositiveNumber);
        m_latent = add(app, "latent", "A user's posterior: μ and σ of each dimension");
        m_latent->add_option("--user", m_user, "The user's id as it stands in the data")->required();
        m_inspect = app.add_subcommand("inspect", "What the reader finds in the data");
        m_data.addTo(*m_inspect);
        m_inspect->add_flag("--json", m_arguments.json, "One JSON object on standard output");
    }

    int run() {
        m_data.applyTo(m_arguments.data);
        if (m_evaluate->parsed())
            return runEvaluate(m_arguments, m_split == "test");
        if (m_recommend->parsed())
            return runRecommend(m_arguments, m_user, m_top);
        if (m_latent->parsed())
            return runLatent(m_arguments, m_user);
        return runInspect(m_arguments.data, m_arguments.json);
    }

private:
    CLI::App* add(CLI::App& app, const std::string& name, const std::string& description) {
        CLI::App* command = app.add_subcommand(name, description);
        command->add_option("MODEL", m_arguments.modelPath, "A model file")->required();
        m_data.addTo(*command);
        command->add_flag("--json", m_arguments.json, "One JSON object on standard output");
        return command;
    }

    CLI::App* m_evaluate = nullptr;
    CLI::App* m_recommend = nullptr;
    CLI::App* m_latent = nullptr;
    CLI::App* m_inspect = nullptr;
    DataArguments m_data;
    ModelArguments m_arguments;
    std::string m_split = "test";
    std::string m_user;
    std::size_t m_top = 20;
};

int runParsed(TrainCommand& train, ReadingCommands& others) {
    try {
        return train.chosen() ? train.run() : others.run();
    } catch (const model::Error& error) {
        std::cerr << "tastescope: " << error.what() << '\n';
    } catch (const std::bad_alloc&) {
        std::cerr << "tastescope: there is not enough memory. Choose a smaller network or batch\n";
    }
    return badInput;
}

} // namespace

bool isCommandLine(int argumentCount, char** arguments) {
    constexpr std::array<std::string_view, 9> words = {"train",  "evaluate", "recommend", "latent", "inspect",
                                                       "--help", "-h",       "--version", "help"};
    return argumentCount > 1 && std::ranges::find(words, std::string_view(arguments[1])) != words.end();
}

int runCommandLine(int argumentCount, char** arguments) {
    CLI::App app("Trains variational autoencoders for collaborative filtering (Mult-VAE).", "tastescope");
    app.set_version_flag("--version", std::string("tastescope " TASTESCOPE_VERSION));
    app.footer("Without a command the window opens; with a file's name it opens that file.");
    app.require_subcommand(1);
    TrainCommand train(app);
    ReadingCommands others(app);
    try {
        app.parse(argumentCount, arguments);
        return runParsed(train, others);
    } catch (const CLI::Success& request) { // --help and --version
        return app.exit(request);
    } catch (const CLI::Error& error) {
        std::cerr << "tastescope: " << error.what() << ". See tastescope --help\n";
        return badUsage;
    }
}

} // namespace app
