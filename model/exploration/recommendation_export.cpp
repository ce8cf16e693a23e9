#include "model/exploration/all_users_export.h"
#include "model/exploration/directory_batches.h"
#include "model/files/csv_text.h"
#include "model/files/text_writer.h"
#include "model/numerics/parallel_failure.h"
#include "model/ranking/vae_scorer.h"
#include "model/ranking/what_if.h"
#include "model/vae/likelihood.h"

namespace model {

namespace {

/// ",id,title," of each item.
std::vector<std::string> itemCells(const Catalog& catalog) {
    std::vector<std::string> cells;
    cells.reserve(catalog.ids.size());
    for (std::size_t item = 0; item < catalog.ids.size(); ++item)
        cells.push_back(',' + spreadsheetField(catalog.ids[item]) + ',' +
                        spreadsheetField(catalog.titles[item]) + ',');
    return cells;
}

/// The best items of some users after others.
class RecommendationRows {
public:
    RecommendationRows(const VaeModel& model, const Recommender& recommender, const RankingChoice& choice)
        : m_recommender(recommender), m_choice(choice), m_network(model.options.network),
          m_workspace(model.parameters.layout(), atMost, WorkspaceUse::Scoring),
          m_scorer(model.parameters, m_network, m_workspace),
          m_itemCells(itemCells(recommender.dataset().catalog)), m_texts(atMost) {}

    static constexpr std::uint32_t atMost = 500; ///< users at a time

    void write(const DirectoryBatch& some, TextWriter& table) {
        const UserBlock& block = m_recommender.dataset().block(some.role);
        const MatrixRef scores = m_scorer.score(block.foldIn, some.users);
        ParallelFailure failure;
#pragma omp parallel
        {
            std::vector<Scalar> keys;
            std::vector<ItemIndex> best;
#pragma omp for schedule(dynamic, 8)
            for (std::size_t row = 0; row < some.users.size(); ++row)
                failure.guard([&] {
                    const std::span f(scores.row(static_cast<Eigen::Index>(row)).data(),
                                      static_cast<std::size_t>(scores.cols()));
                    m_recommender.rank(f, block.foldIn.items(some.users[row]), m_choice, keys, best);
                    m_texts[row].clear();
                    append(block.ids[some.users[row].value], f, best, m_texts[row]);
                });
        }
        failure.check();
        for (std::size_t row = 0; row < some.users.size(); ++row)
            table << m_texts[row];
    }

private:
    void append(const std::string& userId, std::span<const Scalar> f, const std::vector<ItemIndex>& best,
                std::string& text) const {
        const std::string user = spreadsheetField(userId) + ',';
        const bool shared = m_network.likelihood == Likelihood::Multinomial; // by all items of the user
        const double logSum = shared ? logSumExp(f) : 0.0;
        std::uint32_t rank = 0;
        for (const ItemIndex item : best) {
            text += user;
            appendNumber(text, ++rank);
            text += m_itemCells[item.value];
            const Scalar score = f[item.value];
            appendNumber(text, score);
            text += ',';
            appendNumber(text, static_cast<float>(clickProbability(m_network.likelihood,
                                                                   static_cast<double>(score), logSum)));
            text += '\n';
        }
    }

    const Recommender& m_recommender;
    const RankingChoice& m_choice;
    const NetworkOptions& m_network;
    Workspace m_workspace;
    VaeScorer m_scorer;
    std::vector<std::string> m_itemCells;
    std::vector<std::string> m_texts; ///< of each user of the batch
};

} // namespace

void exportRecommendations(const VaeModel& model, const Recommender& recommender, const RankingChoice& choice,
                           const std::string& path, const std::stop_token& stop, const ShareSink& progress) {
    const Dataset& dataset = recommender.dataset();
    requireSameItems(model.parameters.layout().shape(), dataset.catalog.ids.size());
    TextWriter table(path);
    table << "user,rank,item,title,score,probability\n";
    const auto batches = directoryBatches(dataset, RecommendationRows::atMost);
    WorkMonitor monitor(directorySize(batches), stop, progress);
    RecommendationRows rows(model, recommender, choice);
    for (const DirectoryBatch& some : batches) {
        rows.write(some, table);
        monitor.advance(some.users.size());
    }
    table.commit();
}

} // namespace model
