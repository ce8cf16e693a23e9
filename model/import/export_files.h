#pragma once

#include <string>
#include <string_view>

#include "model/files/file_group.h"
#include "model/files/new_folder.h"
#include "model/files/text_writer.h"
#include "model/import/dataset_export.h"
#include "model/numerics/throttle.h"
#include "model/values/failure.h"

namespace model {

/// Counts the clicks that are written, and looks whether to stop.
class ExportMonitor {
public:
    ExportMonitor(const Dataset& dataset, std::stop_token stop, const ExportProgressSink& sink)
        : m_stop(std::move(stop)), m_sink(sink) {
        for (const UserBlock* block : {&dataset.training, &dataset.validation, &dataset.test})
            m_progress.clicksTotal += block->foldIn.clickCount() + block->heldOut.clickCount();
    }

    /// These will not be written.
    void leaveOut(const Interactions& rows) { m_progress.clicksTotal -= rows.clickCount(); }

    void advance(std::size_t clicks) {
        if (m_stop.stop_requested())
            throw Cancelled();
        m_progress.clicks += clicks;
        if (m_sink && m_throttle.due())
            m_sink(m_progress);
    }

    void finish() const {
        if (m_sink)
            m_sink(m_progress);
    }

private:
    std::stop_token m_stop;
    const ExportProgressSink& m_sink;
    ExportProgress m_progress;
    Throttle m_throttle;
};

/// Where the files of one format go.
struct ExportFolder {
    std::string path;
    FileGroup& group;

    /// The path of a file in it.
    std::string add(const std::string& name) const { return path + '/' + name; }
};

/// A text of lines: readers skip the byte order mark that its first id may begin with, so there is another.
class LineFile {
public:
    LineFile(const std::string& path, FileGroup* group) : m_text(path, group) {}

    /// The first field of the next line; what follows goes to text().
    TextWriter& begin(const std::string& id) {
        constexpr std::string_view mark = "\xEF\xBB\xBF";
        if (m_first && id.starts_with(mark))
            m_text << mark;
        m_first = false;
        return m_text << id;
    }

    void commit() { m_text.commit(); }

private:
    TextWriter m_text;
    bool m_first = true;
};

/// All files of one format, or none.
template <typename Format>
void exportAll(const Dataset& dataset, const std::string& path, std::stop_token stop,
               const ExportProgressSink& progress) {
    ExportMonitor monitor(dataset, std::move(stop), progress);
    NewFolder folder(path);
    saveTogether("the files of " + path, [&](FileGroup& group) {
        const ExportFolder files{path, group};
        Format(dataset, files, monitor).write();
    });
    folder.keep();
    monitor.finish();
}

} // namespace model
