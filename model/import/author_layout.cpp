#include "model/import/author_layout.h"

#include <algorithm>
#include <array>

#include "model/data/id_table.h"
#include "model/data/interactions_builder.h"
#include "model/input/line_reader.h"
#include "model/input/text.h"
#include "model/tables/row_splitter.h"
#include "model/values/failure.h"

namespace model {

namespace {

constexpr std::array clickFiles = {"train.csv", "validation_tr.csv", "validation_te.csv", "test_tr.csv",
                                   "test_te.csv"};
constexpr const char* itemIds = "unique_sid.txt";
constexpr const char* userIds = "unique_uid.txt"; ///< need not be there
constexpr const char* prepareAgain = "Prepare the folder again: its files do not fit together";

struct UserItem {
    std::uint32_t user = 0; ///< by number
    ItemIndex item;
    auto operator<=>(const UserItem&) const = default;
};

[[noreturn]] void fail(const std::string& message, const std::string& file, std::uint64_t line = 0) {
    throw Error({message, file, line, prepareAgain});
}

bool namesUsers(const DataFiles& files) {
    return std::ranges::find(files.all, files.beside(userIds)) != files.all.end();
}

/// Reads the files of one folder or archive. Users are numbered as they appear, or by the lines of
/// unique_uid.txt.
class LayoutReader {
public:
    LayoutReader(const DataFiles& files, ReadingMonitor& monitor) : m_files(files), m_monitor(monitor) {}

    Dataset read() {
        Dataset dataset;
        dataset.catalog.ids = readIds(itemIds, "item");
        m_itemCount = static_cast<std::uint32_t>(dataset.catalog.ids.size());
        if (namesUsers(m_files))
            m_userIds = readIds(userIds, "user");
        dataset.training = readTraining();
        dataset.validation = readHeldOut("validation_tr.csv", "validation_te.csv");
        dataset.test = readHeldOut("test_tr.csv", "test_te.csv");
        m_summary.items = m_itemCount;
        dataset.summary.reader = m_summary;
        return dataset;
    }

private:
    std::vector<std::string> readIds(const char* name, const char* whose);
    UserBlock readTraining();
    UserBlock readHeldOut(const char* foldInName, const char* heldOutName);
    std::vector<UserItem> readClicks(const char* name);
    UserItem parse(std::span<const std::string_view> fields, const LineReader& lines);
    std::uint32_t numberOf(std::string_view user, const LineReader& lines);
    void addUser(std::uint32_t number, std::string_view user, const LineReader& lines);
    Interactions rowsOf(const std::vector<UserItem>& clicks) const;
    void beginBlock();
    UserBlock namedBlock(const char* name);

    std::string idOf(std::uint32_t user) const {
        return m_userIds.empty() ? m_users.text(user) : m_userIds[user];
    }

    std::string pathOf(const char* name) const { return m_files.beside(name).text(); }
    LineReader open(const char* name) {
        return LineReader(m_files.beside(name), TextEncoding::Utf8, m_monitor);
    }

    const DataFiles& m_files;
    ReadingMonitor& m_monitor;
    std::uint32_t m_itemCount = 0;
    std::vector<std::string> m_userIds;      ///< by number; empty = the files name users by their ids
    IdTable m_users;                         ///< as the files name them, where they do
    std::vector<std::uint8_t> m_blockOf;     ///< of each user that was seen, from 1
    std::uint8_t m_block = 0;                ///< the one that is being read
    std::vector<std::uint32_t> m_blockUsers; ///< its users
    ReaderSummary m_summary;
};

/// An id a line; whose: what to call one in messages.
std::vector<std::string> LayoutReader::readIds(const char* name, const char* whose) {
    LineReader lines = open(name);
    IdTable table;
    while (const auto line = lines.next()) {
        const std::string_view id = trimmed(*line);
        if (id.empty())
            fail(std::string("the ") + whose + " id is empty", lines.name(), lines.lineNumber());
        if (table.intern(id) + 1 != lines.lineNumber())
            fail(std::string("the ") + whose + " " + inQuotes(id) + " is there twice", lines.name(),
                 lines.lineNumber());
    }
    if (table.size() == 0)
        fail("the file is empty", lines.name());
    std::vector<std::string> ids(table.size());
    for (std::uint32_t number = 0; number < table.size(); ++number)
        ids[number] = table.text(number);
    return ids;
}

UserBlock LayoutReader::readTraining() {
    beginBlock();
    const std::vector<UserItem> clicks = readClicks("train.csv");
    UserBlock block = namedBlock("train.csv");
    block.foldIn = rowsOf(clicks);
    block.heldOut = InteractionsBuilder().build(m_itemCount);
    return block;
}

UserBlock LayoutReader::readHeldOut(const char* foldInName, const char* heldOutName) {
    beginBlock();
    const std::vector<UserItem> foldIn = readClicks(foldInName);
    const std::vector<UserItem> heldOut = readClicks(heldOutName);
    std::vector<UserItem> both;
    std::ranges::set_intersection(foldIn, heldOut, std::back_inserter(both));
    if (!both.empty())
        fail("the held-out item " + std::to_string(both.front().item.value) + " of user " +
                 inQuotes(idOf(both.front().user)) + " is also in " + foldInName,
             pathOf(heldOutName));
    UserBlock block = namedBlock(foldInName);
    block.foldIn = rowsOf(foldIn);
    block.heldOut = rowsOf(heldOut);
    return block;
}

/// The clicks of a file, sorted by user and item, each once.
std::vector<UserItem> LayoutReader::readClicks(const char* name) {
    LineReader lines = open(name);
    RowSplitter splitter(TableDialect{}, 2);
    const auto header = lines.next();
    const auto names = splitter.split(header.value_or(""));
    if (names.size() != 2 || names[0] != "uid" || names[1] != "sid")
        fail("the file does not begin with the header uid,sid", lines.name());
    std::vector<UserItem> clicks;
    while (const auto line = lines.next())
        if (trimmed(*line).empty())
            ++m_summary.blanks;
        else
            clicks.push_back(parse(splitter.split(*line), lines));
    ++m_summary.headers;
    m_summary.lines += lines.lineNumber();
    std::ranges::sort(clicks);
    const std::uint64_t rows = clicks.size();
    clicks.erase(std::unique(clicks.begin(), clicks.end()), clicks.end());
    m_summary.rows += rows;
    m_summary.duplicates += rows - clicks.size();
    m_summary.interactions += clicks.size();
    return clicks;
}

UserItem LayoutReader::parse(std::span<const std::string_view> fields, const LineReader& lines) {
    if (fields.size() < 2 || fields[0].empty())
        fail("a user or an item is missing", lines.name(), lines.lineNumber());
    const auto item = parseIndex(fields[1]);
    if (!item || *item >= m_itemCount)
        fail("the item " + inQuotes(fields[1]) + " is not a line of unique_sid.txt, counted from 0 to " +
                 std::to_string(m_itemCount - 1),
             lines.name(), lines.lineNumber());
    const std::uint32_t user = numberOf(fields[0], lines);
    addUser(user, fields[0], lines);
    return {user, ItemIndex{*item}};
}

std::uint32_t LayoutReader::numberOf(std::string_view user, const LineReader& lines) {
    if (m_userIds.empty())
        return m_users.intern(user);
    const auto number = parseIndex(user);
    if (!number || *number >= m_userIds.size())
        fail("the user " + inQuotes(user) + " is not a line of unique_uid.txt, counted from 0 to " +
                 std::to_string(m_userIds.size() - 1),
             lines.name(), lines.lineNumber());
    return *number;
}

/// Puts the user into the block, unless it is there.
void LayoutReader::addUser(std::uint32_t number, std::string_view user, const LineReader& lines) {
    if (number >= m_blockOf.size())
        m_blockOf.resize(std::max<std::size_t>(m_userIds.size(), number + std::size_t{1}));
    if (m_blockOf[number] == m_block)
        return;
    if (m_blockOf[number] != 0)
        fail("the user " + inQuotes(user) + " is in another block already", lines.name(), lines.lineNumber());
    m_blockOf[number] = m_block;
    m_blockUsers.push_back(number);
}

/// A row for each user of the block.
Interactions LayoutReader::rowsOf(const std::vector<UserItem>& clicks) const {
    InteractionsBuilder rows;
    auto click = clicks.begin();
    for (const std::uint32_t user : m_blockUsers) {
        std::vector<ItemIndex> items;
        for (; click != clicks.end() && click->user == user; ++click)
            items.push_back(click->item);
        rows.addRow(std::move(items));
    }
    return std::move(rows).build(m_itemCount);
}

void LayoutReader::beginBlock() {
    ++m_block;
    m_blockUsers.clear();
}

/// The block with its user ids, once its users are known.
UserBlock LayoutReader::namedBlock(const char* name) {
    if (m_blockUsers.empty())
        fail("the file has no users", pathOf(name));
    std::ranges::sort(m_blockUsers);
    m_summary.users += m_blockUsers.size();
    UserBlock block;
    for (const std::uint32_t user : m_blockUsers)
        block.ids.push_back(idOf(user));
    return block;
}

} // namespace

std::uint64_t authorLayoutSize(const DataFiles& files) {
    std::uint64_t bytes = files.sizeOf(files.beside(itemIds));
    for (const char* name : clickFiles)
        bytes += files.sizeOf(files.beside(name));
    return bytes;
}

std::vector<std::string> authorLayoutPaths(const DataFiles& files) {
    std::vector<std::string> paths = {files.beside(itemIds).path};
    if (namesUsers(files))
        paths.push_back(files.beside(userIds).path);
    for (const char* name : clickFiles)
        paths.push_back(files.beside(name).path);
    return paths;
}

Dataset readAuthorLayout(const DataFiles& files, ReadingMonitor& monitor) {
    return LayoutReader(files, monitor).read();
}

} // namespace model
