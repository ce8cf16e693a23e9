#include "model/import/export_check.h"
#include "model/import/export_files.h"
#include "model/input/block_reader.h"
#include "model/input/text.h"

namespace model {

namespace {

/// Writes user lists.
class ListExport {
public:
    ListExport(const Dataset& dataset, const ExportFolder& folder, ExportMonitor& monitor)
        : m_dataset(dataset), m_folder(folder), m_monitor(monitor) {}

    void write() {
        LineFile training(m_folder.add("train.txt"), &m_folder.group);
        addLists(training, m_dataset.training, m_dataset.training.foldIn);
        for (const UserBlock* block : {&m_dataset.validation, &m_dataset.test})
            if (block->trainedOn)
                m_monitor.leaveOut(block->foldIn); // the training clicks again
            else
                addLists(training, *block, block->foldIn);
        training.commit();
        writeHeldOut("valid.txt", m_dataset.validation);
        writeHeldOut("test.txt", m_dataset.test);
    }

private:
    void addLists(LineFile& file, const UserBlock& block, const Interactions& rows) {
        for (std::uint32_t user = 0; user < rows.userCount(); ++user) {
            const auto items = rows.items(UserIndex{user});
            if (items.empty())
                continue;
            TextWriter& line = file.begin(block.ids[user]);
            for (const ItemIndex item : items)
                line << ' ' << m_dataset.catalog.ids[item.value];
            line << '\n';
            m_monitor.advance(items.size());
        }
    }

    void writeHeldOut(const char* name, const UserBlock& block) {
        LineFile file(m_folder.add(name), &m_folder.group);
        addLists(file, block, block.heldOut);
        file.commit();
    }

    const Dataset& m_dataset;
    const ExportFolder& m_folder;
    ExportMonitor& m_monitor;
};

/// A list is a line, and a line has a limit.
void requireShortLists(const Dataset& dataset) {
    for (const UserBlock* block : {&dataset.training, &dataset.validation, &dataset.test})
        for (const Interactions* rows : {&block->foldIn, &block->heldOut})
            for (std::uint32_t user = 0; user < rows->userCount(); ++user) {
                std::size_t bytes = block->ids[user].size();
                for (const ItemIndex item : rows->items(UserIndex{user}))
                    bytes += 1 + dataset.catalog.ids[item.value].size();
                if (bytes > TextLines::lineLimit)
                    throw Error({"the list of the user " + inQuotes(block->ids[user]) +
                                     " would be longer than the 1 MiB that a line may have",
                                 dataset.summary.source, 0, "Write the authors' layout instead"});
            }
}

} // namespace

void exportUserLists(const Dataset& dataset, const std::string& folder, std::stop_token stop,
                     const ExportProgressSink& progress) {
    requireExportable(dataset, {" \t\r\n\0", 5},
                      "Write the authors' layout instead, or change the id in the data");
    requireShortLists(dataset);
    exportAll<ListExport>(dataset, folder, std::move(stop), progress);
}

} // namespace model
