#include <algorithm>
#include <map>

#include "model/files/csv_text.h"
#include "model/import/export_check.h"
#include "model/import/export_files.h"

namespace model {

namespace {

/// Writes the authors' layout.
class LayoutExport {
public:
    LayoutExport(const Dataset& dataset, const ExportFolder& folder, ExportMonitor& monitor)
        : m_dataset(dataset), m_folder(folder), m_monitor(monitor) {}

    /// The items come last: without them nobody takes the folder for a complete one.
    void write() {
        writeTitles();
        writeUsers();
        writeClicks("train.csv", m_dataset.training, m_dataset.training.foldIn);
        writeClicks("validation_tr.csv", m_dataset.validation, m_dataset.validation.foldIn);
        writeClicks("validation_te.csv", m_dataset.validation, m_dataset.validation.heldOut);
        writeClicks("test_tr.csv", m_dataset.test, m_dataset.test.foldIn);
        writeClicks("test_te.csv", m_dataset.test, m_dataset.test.heldOut);
        LineFile items(m_folder.add("unique_sid.txt"), &m_folder.group);
        for (const std::string& id : m_dataset.catalog.ids)
            items.begin(id) << '\n';
        items.commit();
    }

private:
    void writeTitles();
    void writeUsers();
    void writeClicks(const char* name, const UserBlock& block, const Interactions& rows);

    const Dataset& m_dataset;
    const ExportFolder& m_folder;
    ExportMonitor& m_monitor;
    std::map<const UserBlock*, std::vector<std::uint32_t>> m_uids; ///< of each block's users
};

bool hasClick(const UserBlock& block, UserIndex user) {
    return !block.foldIn.items(user).empty() ||
           (user.value < block.heldOut.userCount() && !block.heldOut.items(user).empty());
}

void LayoutExport::writeTitles() {
    const Catalog& catalog = m_dataset.catalog;
    if (std::ranges::all_of(catalog.titles, &std::string::empty))
        return;
    TextWriter table(m_folder.add("items.csv"), &m_folder.group);
    table << "item_id,title\n";
    for (std::size_t item = 0; item < catalog.ids.size(); ++item)
        table << csvField(catalog.ids[item]) << ',' << csvField(catalog.titles[item]) << '\n';
    table.commit();
}

void LayoutExport::writeUsers() {
    LineFile users(m_folder.add("unique_uid.txt"), &m_folder.group);
    std::uint32_t uid = 0;
    for (const UserBlock* block : {&m_dataset.training, &m_dataset.validation, &m_dataset.test})
        for (std::uint32_t user = 0; user < block->ids.size(); ++user) {
            m_uids[block].push_back(uid);
            if (!hasClick(*block, UserIndex{user}))
                continue; // no row will ask for this number
            users.begin(block->ids[user]) << '\n';
            ++uid;
        }
    users.commit();
}

void LayoutExport::writeClicks(const char* name, const UserBlock& block, const Interactions& rows) {
    TextWriter table(m_folder.add(name), &m_folder.group);
    table << "uid,sid\n";
    const std::vector<std::uint32_t>& uids = m_uids[&block];
    for (std::uint32_t user = 0; user < rows.userCount(); ++user) {
        const auto items = rows.items(UserIndex{user});
        for (const ItemIndex item : items)
            table << uids[user] << ',' << item.value << '\n';
        m_monitor.advance(items.size());
    }
    table.commit();
}

} // namespace

void exportAuthorLayout(const Dataset& dataset, const std::string& folder, std::stop_token stop,
                        const ExportProgressSink& progress) {
    if (dataset.summary.usersShared)
        throw Error({"the three blocks share users, and the authors' layout has every user in one of them",
                     dataset.summary.source, 0, "Write user lists instead"});
    requireExportable(dataset, {"\r\n\0", 3}, "Change the id in the data, then import them again");
    exportAll<LayoutExport>(dataset, folder, std::move(stop), progress);
}

} // namespace model
