#include "model/data/author_layout.h"

#include <algorithm>
#include <array>
#include <filesystem>

#include "model/data/id_table.h"
#include "model/data/interactions_builder.h"
#include "model/data/line_reader.h"
#include "model/data/row_splitter.h"
#include "model/data/text.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr std::array files = {"unique_sid.txt",    "train.csv",   "validation_tr.csv",
                              "validation_te.csv", "test_tr.csv", "test_te.csv"};
constexpr const char* remedy = "Prepare the folder again: its files do not fit together";

struct Click {
    std::uint32_t user = 0; ///< by number in the table of all users
    ItemIndex item;
    auto operator<=>(const Click&) const = default;
};

[[noreturn]] void fail(const std::string& message, const std::string& file, std::uint64_t line = 0) {
    throw Error({message, file, line, remedy});
}

/// Reads the files of one folder; users are numbered block after block.
class LayoutReader {
public:
    LayoutReader(std::string folder, ReadingMonitor& monitor)
        : m_folder(std::move(folder)), m_monitor(monitor) {}

    Dataset read() {
        Dataset dataset;
        dataset.catalog.ids = readItems();
        dataset.training = readTraining();
        dataset.validation = readHeldOut("validation_tr.csv", "validation_te.csv");
        dataset.test = readHeldOut("test_tr.csv", "test_te.csv");
        m_summary.users = m_users.size();
        m_summary.items = m_itemCount;
        dataset.summary.reader = m_summary;
        return dataset;
    }

private:
    std::vector<std::string> readItems();
    UserBlock readTraining();
    UserBlock readHeldOut(const char* foldInName, const char* heldOutName);
    std::vector<Click> readClicks(const char* name);
    Click parse(std::span<const std::string_view> fields, const LineReader& lines);
    Interactions rowsOf(const std::vector<Click>& clicks) const;
    UserBlock startBlock(const char* name) const;

    std::string pathOf(const char* name) const { return (std::filesystem::path(m_folder) / name).string(); }

    std::string m_folder;
    ReadingMonitor& m_monitor;
    std::uint32_t m_itemCount = 0;
    IdTable m_users;
    std::uint32_t m_blockBegin = 0; ///< the block's first user
    ReaderSummary m_summary;
};

std::vector<std::string> LayoutReader::readItems() {
    LineReader lines(pathOf("unique_sid.txt"), m_monitor);
    IdTable items;
    while (const auto line = lines.next()) {
        const std::string_view id = trimmed(*line);
        if (id.empty())
            fail("the item id is empty", lines.path(), lines.lineNumber());
        if (items.intern(id) + 1 != lines.lineNumber())
            fail("the item " + quoted(id) + " is there twice", lines.path(), lines.lineNumber());
    }
    if (items.size() == 0)
        fail("the file is empty", lines.path());
    m_itemCount = items.size();
    std::vector<std::string> ids(items.size());
    for (std::uint32_t item = 0; item < items.size(); ++item)
        ids[item] = items.text(item);
    return ids;
}

UserBlock LayoutReader::readTraining() {
    const std::vector<Click> clicks = readClicks("train.csv");
    UserBlock block = startBlock("train.csv");
    block.foldIn = rowsOf(clicks);
    block.heldOut = InteractionsBuilder().build(m_itemCount);
    return block;
}

UserBlock LayoutReader::readHeldOut(const char* foldInName, const char* heldOutName) {
    m_blockBegin = m_users.size();
    const std::vector<Click> foldIn = readClicks(foldInName);
    const std::vector<Click> heldOut = readClicks(heldOutName);
    std::vector<Click> both;
    std::ranges::set_intersection(foldIn, heldOut, std::back_inserter(both));
    if (!both.empty())
        fail("the user " + quoted(m_users[both.front().user]) + " is to predict the item " +
                 std::to_string(both.front().item.value) + ", which stands in " + foldInName + " too",
             pathOf(heldOutName));
    UserBlock block = startBlock(foldInName);
    block.foldIn = rowsOf(foldIn);
    block.heldOut = rowsOf(heldOut);
    return block;
}

/// The clicks of a file, sorted by user and item, each once.
std::vector<Click> LayoutReader::readClicks(const char* name) {
    LineReader lines(pathOf(name), m_monitor);
    RowSplitter splitter(TableDialect{}, 2);
    const auto header = lines.next();
    const auto names = splitter.split(header.value_or(""));
    if (names.size() != 2 || names[0] != "uid" || names[1] != "sid")
        fail("the file does not begin with the header uid,sid", lines.path());
    std::vector<Click> clicks;
    while (const auto line = lines.next())
        if (!trimmed(*line).empty())
            clicks.push_back(parse(splitter.split(*line), lines));
    std::ranges::sort(clicks);
    const std::uint64_t rows = clicks.size();
    clicks.erase(std::unique(clicks.begin(), clicks.end()), clicks.end());
    m_summary.rows += rows;
    m_summary.duplicates += rows - clicks.size();
    m_summary.interactions += clicks.size();
    return clicks;
}

Click LayoutReader::parse(std::span<const std::string_view> fields, const LineReader& lines) {
    if (fields.size() < 2 || fields[0].empty())
        fail("a user or an item is missing", lines.path(), lines.lineNumber());
    const auto item = parseIndex(fields[1]);
    if (!item || *item >= m_itemCount)
        fail("the item " + quoted(fields[1]) + " is not a line of unique_sid.txt, counted from 0 to " +
                 std::to_string(m_itemCount - 1),
             lines.path(), lines.lineNumber());
    const std::uint32_t user = m_users.intern(fields[0]);
    if (user < m_blockBegin)
        fail("the user " + quoted(fields[0]) + " is in another block already", lines.path(),
             lines.lineNumber());
    return {user, ItemIndex{*item}};
}

/// A row for each user of the block.
Interactions LayoutReader::rowsOf(const std::vector<Click>& clicks) const {
    InteractionsBuilder rows;
    auto click = clicks.begin();
    for (std::uint32_t user = m_blockBegin; user < m_users.size(); ++user) {
        std::vector<ItemIndex> items;
        for (; click != clicks.end() && click->user == user; ++click)
            items.push_back(click->item);
        rows.addRow(std::move(items));
    }
    return std::move(rows).build(m_itemCount);
}

/// The block's user ids.
UserBlock LayoutReader::startBlock(const char* name) const {
    if (m_users.size() == m_blockBegin)
        fail("the file has no users", pathOf(name));
    UserBlock block;
    for (std::uint32_t user = m_blockBegin; user < m_users.size(); ++user)
        block.ids.push_back(m_users.text(user));
    return block;
}

} // namespace

void expectAuthorLayout(const std::string& folder, ReadingMonitor& monitor) {
    for (const char* name : files)
        monitor.expect((std::filesystem::path(folder) / name).string());
}

Dataset readAuthorLayout(const std::string& folder, ReadingMonitor& monitor) {
    return LayoutReader(folder, monitor).read();
}

} // namespace model
