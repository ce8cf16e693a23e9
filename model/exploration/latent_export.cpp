#include <optional>

#include "model/exploration/all_users_export.h"
#include "model/exploration/directory_batches.h"
#include "model/exploration/vector_files.h"
#include "model/files/csv_text.h"
#include "model/files/npy.h"
#include "model/ranking/what_if.h"
#include "model/vae/mult_vae.h"
#include "model/values/words.h"

namespace model {

namespace {

using Eigen::Index;

/// Posteriors of some users: means [B × K], variances [B × K] or, of a DAE, [B × 0].
struct Posteriors {
    const DirectoryBatch& some;
    const std::vector<std::string>& ids; ///< of the users' block
    const Matrix& means;
    const Matrix& variances;

    std::string user(std::size_t row) const {
        return spreadsheetField(ids[some.users[row].value]) + ',' + wordOf(some.role);
    }
};

class LatentTable {
public:
    LatentTable(const std::string& path, std::size_t, const NetworkShape& shape, FileGroup& group)
        : m_table(path, &group) {
        m_table << "user,block" << columnNames("mu", shape.latent)
                << columnNames("variance", shape.encoded() - shape.latent) << '\n';
    }

    void write(const Posteriors& posteriors) {
        writeRows(m_table, posteriors.some.users.size(), [&](std::size_t row, std::string& text) {
            text += posteriors.user(row);
            appendValues(text, valuesOf(posteriors.means.row(static_cast<Index>(row))));
            appendValues(text, valuesOf(posteriors.variances.row(static_cast<Index>(row))));
        });
    }

    void commit() { m_table.commit(); }

private:
    TextWriter m_table;
};

class LatentArrays {
public:
    LatentArrays(const std::string& path, std::size_t users, const NetworkShape& shape, FileGroup& group)
        : m_means(path, users, static_cast<std::uint64_t>(shape.latent), &group),
          m_ids(beside(path, "-ids.csv"), &group) {
        if (shape.kind == ModelKind::Vae)
            m_variances.emplace(beside(path, "-variance.npy"), users,
                                static_cast<std::uint64_t>(shape.latent), &group);
        m_ids << "row,user,block\n";
    }

    void write(const Posteriors& posteriors) {
        m_means.write(valuesOf(posteriors.means));
        if (m_variances)
            m_variances->write(valuesOf(posteriors.variances));
        for (std::size_t row = 0; row < posteriors.some.users.size(); ++row)
            m_ids << static_cast<std::uint32_t>(posteriors.some.first + row) << ',' << posteriors.user(row)
                  << '\n';
    }

    /// The means come last: who finds them finds the others.
    void commit() {
        m_ids.commit();
        if (m_variances)
            m_variances->commit();
        m_means.commit();
    }

private:
    NpyWriter m_means;
    std::optional<NpyWriter> m_variances;
    TextWriter m_ids;
};

template <typename Format>
void writeLatent(const VaeModel& model, const Dataset& dataset, const std::string& path,
                 const std::stop_token& stop, const ShareSink& progress, FileGroup& group) {
    constexpr std::uint32_t atMost = 256;
    const NetworkLayout& layout = model.parameters.layout();
    const auto batches = directoryBatches(dataset, atMost);
    Format format(path, directorySize(batches), layout.shape(), group);
    WorkMonitor monitor(directorySize(batches), stop, progress);
    Workspace workspace(layout, atMost, WorkspaceUse::Scoring);
    Batch batch;
    for (const DirectoryBatch& some : batches) {
        const UserBlock& block = dataset.block(some.role);
        gatherForScoring(block.foldIn, some.users, model.options.network, batch);
        encodeAndSample(model.parameters, batch, workspace);
        const Matrix means = workspace.z(batch.userCount());
        const Index spread = layout.shape().encoded() - layout.shape().latent;
        const Matrix variances = workspace.posterior(batch.userCount()).rightCols(spread).array().exp();
        format.write({some, block.ids, means, variances});
        monitor.advance(some.users.size());
    }
    format.commit();
}

} // namespace

void exportLatent(const VaeModel& model, const Dataset& dataset, const std::string& path,
                  const std::stop_token& stop, const ShareSink& progress) {
    requireSameItems(model.parameters.layout().shape(), dataset.catalog.ids.size());
    const bool spread = model.options.network.kind == ModelKind::Vae;
    saveVectors(vectorFiles(path, spread), [&](FileGroup& group) {
        if (isNpy(path))
            writeLatent<LatentArrays>(model, dataset, path, stop, progress, group);
        else
            writeLatent<LatentTable>(model, dataset, path, stop, progress, group);
    });
}

} // namespace model
