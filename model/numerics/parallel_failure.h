#pragma once

#include <atomic>
#include <exception>
#include <mutex>
#include <utility>

namespace model {

/// No exception may leave a parallel region: it would end the program, as std::bad_alloc does where memory
/// runs out. What threads do there that may throw goes through guard(); check(), behind the region, throws
/// the first failure.
class ParallelFailure {
public:
    /// Works, unless a thread has failed already.
    template <typename Work>
    void guard(Work&& work) noexcept {
        if (m_failed.load(std::memory_order_relaxed))
            return;
        try {
            std::forward<Work>(work)();
        } catch (...) {
            const std::lock_guard lock(m_mutex);
            if (!m_failure)
                m_failure = std::current_exception();
            m_failed = true;
        }
    }

    void check() const {
        if (m_failure)
            std::rethrow_exception(m_failure);
    }

private:
    std::atomic<bool> m_failed = false;
    std::mutex m_mutex;
    std::exception_ptr m_failure;
};

} // namespace model
