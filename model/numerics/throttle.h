#pragma once

#include <chrono>

namespace model {

/// Keeps reports of progress to about ten a second, however often there is something new.
class Throttle {
public:
    /// Whether it is time for another report: at first, and then a tenth of a second after the last.
    bool due() {
        const auto now = std::chrono::steady_clock::now();
        if (now < m_next)
            return false;
        m_next = now + std::chrono::milliseconds(100);
        return true;
    }

private:
    std::chrono::steady_clock::time_point m_next;
};

} // namespace model
