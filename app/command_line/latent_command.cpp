#include <iostream>

#include "app/command_line/all_commands.h"
#include "app/command_line/interruptible.h"
#include "app/command_line/json_output.h"
#include "app/command_line/model_command.h"
#include "app/command_line/person_arguments.h"
#include "model/exploration/all_users_export.h"
#include "model/exploration/vector_files.h"
#include "model/ranking/recommender.h"
#include "model/values/utf8.h"

namespace app {

namespace {

/// latent MODEL DATA: the posterior of a user, or of all in a file; or the vectors of all items.
class LatentCommand : public ModelCommand {
public:
    explicit LatentCommand(CLI::App& program);

protected:
    void checkUsage() const override;
    std::vector<std::string> outputs() const override;
    int answer(const ModelAndData& loaded) override;

private:
    int writeFile(const ModelAndData& loaded) const;

    std::string m_userId;
    bool m_all = false;
    bool m_itemVectors = false;
    std::string m_out;
};

/// Dimensions count from 1, as in the window.
void printPosterior(const model::UserProfile& profile) {
    const bool spread = !profile.sigma.empty();
    std::cout << (spread ? "k\tmu\tsigma\n" : "k\tz\n");
    for (std::size_t k = 0; k < profile.mu.size(); ++k) {
        std::cout << k + 1 << '\t' << profile.mu[k];
        if (spread)
            std::cout << '\t' << profile.sigma[k];
        std::cout << '\n';
    }
}

LatentCommand::LatentCommand(CLI::App& program)
    : ModelCommand(program, "latent", "A user's posterior, μ and σ of each dimension; or of all users") {
    addUserOption(parser(), m_userId);
    parser().add_flag("--all", m_all, "Or every user of the data: means and variances");
    parser().add_flag("--item-vectors", m_itemVectors,
                      "Or every item: its weights in the decoder's last layer");
    parser()
        .add_option("--out", m_out, "Where --all and --item-vectors write to: .csv, or .npy for NumPy")
        ->check(isNamed());
}

void LatentCommand::checkUsage() const {
    requireOne({"--user", "--all", "--item-vectors"});
    requireOut(m_all || m_itemVectors);
}

std::vector<std::string> LatentCommand::outputs() const {
    return m_out.empty() ? std::vector<std::string>() : model::vectorFiles(m_out, m_all);
}

int LatentCommand::answer(const ModelAndData& loaded) {
    if (m_all || m_itemVectors)
        return writeFile(loaded);
    const model::UserProfile profile =
        model::Recommender(loaded.dataset).profile(loaded.vae(), loaded.user(m_userId), 0);
    if (json())
        printAnswer({{"user", profile.id}, {"mu", profile.mu}, {"sigma", profile.sigma}}, loaded);
    else
        printPosterior(profile);
    return 0;
}

int LatentCommand::writeFile(const ModelAndData& loaded) const {
    const int status = runInterruptible([&](const auto& stop, const auto& progress) {
        if (m_itemVectors)
            model::exportItemVectors(loaded.vae(), loaded.dataset->catalog, m_out, stop, progress);
        else
            model::exportLatent(loaded.vae(), *loaded.dataset, m_out, stop, progress);
    });
    if (status != 0)
        return status;
    if (m_itemVectors)
        std::cerr << "the vectors of " << loaded.dataset->catalog.ids.size() << " items";
    else
        std::cerr << "the posteriors of " << loaded.dataset->locations().size() << " users";
    std::cerr << " written to " << model::oneLine(m_out) << '\n';
    return 0;
}

} // namespace

std::unique_ptr<Command> makeLatent(CLI::App& program) {
    return std::make_unique<LatentCommand>(program);
}

} // namespace app
