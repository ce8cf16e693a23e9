#include "model/runs/run_cleaning.h"

#include <filesystem>
#include <system_error>

#include "model/files/left_over_files.h"
#include "model/values/failure.h"

namespace model {

namespace {

namespace fs = std::filesystem;

std::uint64_t sizeOf(const std::string& path) {
    std::error_code error;
    const std::uintmax_t size = fs::file_size(path, error);
    return error ? 0 : size;
}

class Cleaning {
public:
    Cleaning(const RunStore& store, bool removes) : m_store(store), m_removes(removes) {}

    NeedlessFiles clean() {
        addTemporaries(m_store.folder());
        for (const RunSummary& run : m_store.list())
            addRun(run);
        return m_found;
    }

private:
    void addRun(const RunSummary& run) {
        const RunFolder folder = m_store.run(run.id);
        if (run.state == RecordedRunState::Unrecorded) {
            if (m_removes)
                m_store.remove(run.id);
            ++m_found.unrecorded;
            m_found.bytes += run.bytes;
            return;
        }
        if (folder.isTrained())
            return;
        const std::optional<FileLock> lock = m_removes ? folder.lock() : std::nullopt;
        if (m_removes && !lock)
            return;
        addTemporaries(folder.path());
        const bool over = run.state == RecordedRunState::Finished || run.state == RecordedRunState::Failed;
        if (over && folder.hasCheckpoint() && folder.modelPath() == folder.finalModelPath())
            add(folder.checkpointPath(), m_found.checkpoints);
    }

    void addTemporaries(const std::string& folder) {
        for (const std::string& path : leftOverFiles(folder))
            add(path, m_found.temporaries);
    }

    void add(const std::string& path, std::size_t& count) {
        const std::uint64_t size = sizeOf(path);
        std::error_code error;
        if (m_removes && !fs::remove(path, error) && error)
            throw Error({"the file cannot be removed: " + error.message(), path, 0,
                         "Check the folder's permissions"});
        ++count;
        m_found.bytes += size;
    }

    const RunStore& m_store;
    bool m_removes;
    NeedlessFiles m_found;
};

} // namespace

NeedlessFiles findNeedless(const RunStore& store) {
    return Cleaning(store, false).clean();
}

NeedlessFiles removeNeedless(const RunStore& store) {
    return Cleaning(store, true).clean();
}

} // namespace model
