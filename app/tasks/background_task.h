#pragma once

#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

#include <QObject>

#include "model/values/failure.h"

namespace app {

/// One thread for one piece of work at a time. What the work posts, and how it ended, arrives on the thread
/// that owns the task; what is undelivered when the task is destroyed is discarded, so a result can never
/// reach the wrong receiver.
class BackgroundTask : public QObject {
    Q_OBJECT
public:
    using Work = std::function<void(std::stop_token)>;

    explicit BackgroundTask(QObject* parent = nullptr);

    /// Asks the work to stop and waits for its end.
    ~BackgroundTask() override;

    /// Runs the work on a new thread. Precondition: none is running.
    void start(Work work);

    bool running() const { return m_running; }
    void requestStop() { m_thread.request_stop(); }

    /// Called by the work: runs the callback on the owner's thread, in order.
    void post(std::function<void()> callback);

signals:
    void failed(const model::Failure& failure); ///< the work threw; not sent after Cancel
    void finished();                            ///< always, and last
    void posted(QPrivateSignal);                ///< there is one more callback to deliver

private:
    void deliverNext();
    void run(const Work& work, const std::stop_token& stop);
    void fail(model::Failure failure);

    bool m_running = false;
    std::mutex m_mutex;                         ///< guards m_posted
    std::deque<std::function<void()>> m_posted; ///< oldest first
    std::jthread m_thread;                      ///< last, so that it ends before the others go
};

} // namespace app
