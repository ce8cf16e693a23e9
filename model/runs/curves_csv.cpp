#include "model/runs/curves_csv.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>
#include <type_traits>

#include "model/input/input_file.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr std::string_view stepColumns = "step,epoch,beta,elbo,objective,log_likelihood,kl,seconds";
constexpr std::string_view epochColumns =
    "epoch,step,seconds,beta,elbo,objective,log_likelihood,kl,users_per_second,validation_recall@20,"
    "validation_recall@50,validation_ndcg@100,recall@20_error,recall@50_error,ndcg@100_error,users,skipped,"
    "plain_recall,active_dimensions,beta_held,best";

/// What is no number leaves its cell empty.
template <typename Number>
void put(std::string& row, Number number) {
    if (!row.empty())
        row += ',';
    if constexpr (std::is_floating_point_v<Number>)
        if (std::isnan(number))
            return;
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    row.append(digits.data(), end);
}

template <typename... Numbers>
std::string rowOf(Numbers... numbers) {
    std::string row;
    (put(row, numbers), ...);
    return row + '\n';
}

std::string textOf(const std::string& path) {
    InputFile file(path);
    std::string text;
    std::array<char, 1 << 16> some;
    while (const std::size_t count = file.read(some.data(), some.size()))
        text.append(some.data(), count);
    return text;
}

/// The numbers of one row.
class Row {
public:
    Row(std::string_view text, const std::string& path, std::uint64_t line)
        : m_text(text), m_path(path), m_line(line) {}

    template <typename Number>
    void read(Number& number) {
        const char* end = m_text.data() + m_text.size();
        const auto found = std::from_chars(m_text.data(), end, number);
        const bool followed = found.ptr != end && *found.ptr == ',';
        if (found.ec != std::errc() || !(followed || found.ptr == end))
            fail();
        m_text.remove_prefix(static_cast<std::size_t>(found.ptr - m_text.data()) + (followed ? 1 : 0));
    }

    /// An empty cell is no number.
    void read(double& number) {
        if (!m_text.starts_with(','))
            return read<double>(number);
        m_text.remove_prefix(1);
        number = notMeasured;
    }

    void read(bool& truth) {
        int number = 0;
        read(number);
        truth = number != 0;
    }

    template <typename... Numbers>
    void readAll(Numbers&... numbers) {
        (read(numbers), ...);
        if (!atEnd())
            fail();
    }

    bool atEnd() const { return m_text.empty(); }

private:
    [[noreturn]] void fail() const {
        throw Error(
            {"this row of the run's curves is damaged", m_path, m_line, "The run's other files can be used"});
    }

    std::string_view m_text;
    const std::string& m_path;
    std::uint64_t m_line;
};

/// Every complete row after the header, which must be this one.
template <typename OnRow>
void readRows(const std::string& path, std::string_view header, OnRow onRow) {
    const std::string text = textOf(path);
    std::string_view rest = text;
    std::uint64_t line = 0;
    for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
        const std::string_view row = rest.substr(0, end);
        rest.remove_prefix(end + 1);
        if (++line == 1 && !row.starts_with(header))
            throw Error(
                {"the header is not that of a run's curves", path, 1, "The run's other files can be used"});
        if (line > 1)
            onRow(Row(row, path, line));
    }
}

} // namespace

std::string stepsHeader() {
    return std::string(stepColumns) + '\n';
}

std::string stepsRow(const BatchReport& batch) {
    return rowOf(batch.step, batch.epoch, batch.beta, batch.elbo(), batch.objective(), batch.logLikelihood,
                 batch.kl, batch.seconds);
}

std::vector<BatchReport> readSteps(const std::string& path) {
    std::vector<BatchReport> batches;
    readRows(path, stepColumns, [&](Row row) {
        BatchReport& batch = batches.emplace_back();
        double derived = 0;
        row.readAll(batch.step, batch.epoch, batch.beta, derived, derived, batch.logLikelihood, batch.kl,
                    batch.seconds);
    });
    return batches;
}

std::string epochsHeader() {
    return std::string(epochColumns) + '\n';
}

std::string epochsRow(const EpochReport& epoch) {
    const RankingQuality& quality = epoch.validation;
    return rowOf(epoch.epoch, epoch.step, epoch.seconds, epoch.beta, epoch.elbo, epoch.objective,
                 epoch.logLikelihood, epoch.kl, epoch.usersPerSecond, quality.recall20, quality.recall50,
                 quality.ndcg100, quality.recall20Error, quality.recall50Error, quality.ndcg100Error,
                 quality.users, quality.skipped, static_cast<int>(quality.plainRecall),
                 epoch.activeDimensions, static_cast<int>(epoch.betaHeld), static_cast<int>(epoch.best));
}

std::vector<EpochReport> readEpochs(const std::string& path) {
    std::vector<EpochReport> epochs;
    readRows(path, epochColumns, [&](Row row) {
        EpochReport& epoch = epochs.emplace_back();
        RankingQuality& quality = epoch.validation;
        row.readAll(epoch.epoch, epoch.step, epoch.seconds, epoch.beta, epoch.elbo, epoch.objective,
                    epoch.logLikelihood, epoch.kl, epoch.usersPerSecond, quality.recall20, quality.recall50,
                    quality.ndcg100, quality.recall20Error, quality.recall50Error, quality.ndcg100Error,
                    quality.users, quality.skipped, quality.plainRecall, epoch.activeDimensions,
                    epoch.betaHeld, epoch.best);
        if (!quality.measured()) // the first versions wrote 0
            quality = {.skipped = quality.skipped, .plainRecall = quality.plainRecall};
    });
    return epochs;
}

std::string dimensionsHeader(std::size_t dimensions) {
    std::string header = "epoch";
    for (std::size_t k = 1; k <= dimensions; ++k)
        header += ",kl_" + std::to_string(k);
    return header + '\n';
}

std::string dimensionsRow(const EpochReport& epoch) {
    std::string row;
    put(row, epoch.epoch);
    for (const float kl : epoch.klByDimension)
        put(row, kl);
    return row + '\n';
}

void readDimensions(const std::string& path, std::vector<EpochReport>& epochs) {
    std::size_t place = 0;
    readRows(path, "epoch", [&](Row row) {
        int epoch = 0;
        row.read(epoch);
        if (place >= epochs.size())
            return;
        std::vector<float>& kl = epochs[place++].klByDimension;
        while (!row.atEnd())
            row.read(kl.emplace_back());
    });
}

} // namespace model
