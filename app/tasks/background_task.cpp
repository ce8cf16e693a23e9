#include "app/tasks/background_task.h"

#include <cassert>
#include <new>

namespace app {

BackgroundTask::BackgroundTask(QObject* parent) : QObject(parent) {
    connect(this, &BackgroundTask::posted, this, &BackgroundTask::deliverNext, Qt::QueuedConnection);
}

BackgroundTask::~BackgroundTask() {
    if (!m_thread.joinable())
        return;
    m_thread.request_stop();
    m_thread.join();
}

void BackgroundTask::start(Work work) {
    assert(!m_running);
    m_running = true;
    m_thread = std::jthread([this, work = std::move(work)](const std::stop_token& stop) { run(work, stop); });
}

void BackgroundTask::post(std::function<void()> callback) {
    {
        const std::lock_guard lock(m_mutex);
        m_posted.push_back(std::move(callback));
    }
    emit posted(QPrivateSignal());
}

void BackgroundTask::deliverNext() {
    std::function<void()> callback;
    {
        const std::lock_guard lock(m_mutex);
        callback = std::move(m_posted.front());
        m_posted.pop_front();
    }
    callback();
}

void BackgroundTask::run(const Work& work, const std::stop_token& stop) {
    try {
        work(stop);
    } catch (const model::Cancelled&) {
        // What was asked for; finished() tells.
    } catch (const model::Error& error) {
        fail(error.failure());
    } catch (const std::bad_alloc&) {
        fail(model::problem("there is not enough memory",
                            "Close other programs, or choose smaller data, a smaller network or batch"));
    } catch (const std::exception& error) {
        fail(model::problem(error.what()));
    }
    post([this] {
        m_running = false;
        emit finished();
    });
}

void BackgroundTask::fail(model::Failure failure) {
    post([this, failure = std::move(failure)] { emit failed(failure); });
}

} // namespace app
