#pragma once

#include <functional>
#include <stop_token>

#include "model/numerics/throttle.h"
#include "model/values/import_options.h"

namespace model {

/// Cancelling and progress of one import, across all of its files. Used by one thread at a
/// time; the sink may be called on any of those that read.
class ReadingMonitor {
public:
    using Sink = std::function<void(const ReadingProgress&)>;

    explicit ReadingMonitor(std::stop_token stop = {}, Sink sink = {});

    /// Adds a file that will be read to the total; a missing file counts nothing, reading it tells.
    void addFile(const std::string& path);

    /// So much more was read. Reports about ten times a second; throws Cancelled when a stop is requested.
    void advance(std::uint64_t bytes, std::uint64_t rows);

    /// Throws Cancelled when a stop is requested.
    void check() const;

    /// For work between two calls that may take long.
    const std::stop_token& stopToken() const { return m_stop; }

    /// Reports the final numbers.
    void finish() const;

private:
    std::stop_token m_stop;
    Sink m_sink;
    ReadingProgress m_progress;
    Throttle m_throttle;
};

} // namespace model
