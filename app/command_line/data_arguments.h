#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/values/import_options.h"

namespace CLI {
class App;
}

namespace app {

/// DATA and all options of how it is read, turned into clicks, and split. What is not given stays as it was:
/// a guess, a default, or what a model was trained with.
class DataArguments {
public:
    /// Where the data are, and their format: for every command.
    void addReading(CLI::App& command);

    /// The same for a command that writes to OUT, the only path with --example.
    void addReadingAndTarget(CLI::App& command);
    const std::string& target() const { return m_example ? m_path : m_target; }

    /// Which rows become clicks, and what is held out.
    void addRules(CLI::App& command);

    /// --split: how the data are split. For evaluate and baseline it also names the block, validation or
    /// test.
    void addSplit(CLI::App& command);
    void addBlockOrSplit(CLI::App& command);

    /// Sets what was given, and notes what has to apply to the data. Throws CLI::Error for values that mean
    /// nothing, and for options that cannot apply together, whatever the data are.
    void applyTo(model::ImportOptions& options) const;

    /// The same, but for what depends on what the options are that a model remembers.
    void applyWordsTo(model::ImportOptions& options) const;

    /// The first option that says how data are read or prepared; empty = none was given.
    std::string firstGiven() const;

    /// Whether DATA or --example was given.
    bool hasSource() const { return m_example || !m_path.empty(); }

    /// Whether a rule for clicks was given.
    bool asksForRule() const { return m_minimumRating || m_any || m_counts; }

    bool testBlock() const { return m_testBlock; }

private:
    void applySource(model::ImportOptions& options) const;
    void applyReading(model::ImportOptions& options) const;
    void applyRules(model::ImportOptions& options) const;
    std::vector<model::AskedOption> askedReading() const;
    std::vector<model::AskedOption> askedRules() const;
    void requirePossible(const std::vector<model::AskedOption>& asked) const;

    std::string m_path;
    std::string m_items;
    std::string m_target;

    std::string m_format;
    std::string m_encoding;
    std::string m_delimiter;
    std::string m_decimal;
    std::string m_columns;
    std::string m_dates;
    std::string m_firstColumn;
    std::string m_itemEncoding;
    std::string m_itemDelimiter;
    std::string m_itemColumns;

    std::string m_repeats;
    std::string m_events;
    std::string m_from;
    std::string m_until;
    std::string m_split;
    std::string m_heldOut;
    std::optional<double> m_minimumRating;
    std::optional<double> m_heldOutItems;
    std::optional<std::uint64_t> m_minClicksPerUser;
    std::optional<std::uint64_t> m_minClicksPerItem;
    std::optional<std::uint64_t> m_splitSeed;

    std::optional<std::string> m_comment;
    std::optional<std::string> m_missing;
    std::optional<bool> m_quotes;
    std::optional<bool> m_header;
    std::optional<bool> m_itemHeader;
    bool m_example = false;
    bool m_keepMissingIds = false;
    bool m_exactIds = false;
    bool m_hasTarget = false;
    bool m_any = false;
    bool m_counts = false;
    bool m_untilStable = false;
    bool m_testBlock = true;
};

} // namespace app
