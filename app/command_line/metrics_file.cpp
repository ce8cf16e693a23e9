#include "app/command_line/metrics_file.h"

#include <system_error>

#include "model/training/metrics_log.h"

namespace app {

void MetricsFile::addEarlier(const std::vector<model::EpochReport>& epochs) {
    for (const model::EpochReport& epoch : epochs)
        m_rows += model::metricsRow(epoch);
}

void MetricsFile::add(const model::EpochReport& epoch) {
    if (m_begun) {
        m_file.append(model::metricsRow(epoch));
        m_file.flush();
        return;
    }
    m_rows += model::metricsRow(epoch);
    begin();
}

void MetricsFile::begin() {
    m_begun = true;
    m_file.restart(model::metricsHeader() + m_rows);
    m_file.flush();
}

void MetricsFile::finish() {
    std::error_code ignored;
    if (m_begun)
        m_file.flush();
    else if (!m_rows.empty() || !std::filesystem::exists(m_path, ignored))
        begin();
}

} // namespace app
