#include "model/input/reading_monitor.h"

#include <filesystem>

#include "model/values/failure.h"

namespace model {

ReadingMonitor::ReadingMonitor(std::stop_token stop, Sink sink)
    : m_stop(std::move(stop)), m_sink(std::move(sink)) {}

void ReadingMonitor::addFile(const std::string& path) {
    std::error_code missing;
    if (const std::uintmax_t bytes = std::filesystem::file_size(path, missing); !missing)
        m_progress.bytesTotal += bytes;
}

void ReadingMonitor::advance(std::uint64_t bytes, std::uint64_t rows) {
    check();
    m_progress.bytesRead += bytes;
    m_progress.rows += rows;
    if (m_sink && m_throttle.due())
        m_sink(m_progress);
}

void ReadingMonitor::check() const {
    if (m_stop.stop_requested())
        throw Cancelled();
}

void ReadingMonitor::finish() const {
    if (m_sink)
        m_sink(m_progress);
}

} // namespace model
