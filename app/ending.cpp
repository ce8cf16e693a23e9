#include "app/ending.h"

#include <QApplication>
#include <QEventLoop>
#include <QSessionManager>
#include <QTimer>

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "ui/window/main_window.h"

namespace app {

using namespace std::chrono_literals;

namespace {

constexpr int signalledExit = 130;
constexpr auto longest = 1800ms; ///< from the signal on; then the program goes without an end

constexpr int endings[] = {SIGTERM, SIGINT, SIGHUP};

int signalPipe[2] = {-1, -1};

/// A signal's handler may do little more than this.
void passOn(int) {
    const int before = errno;
    [[maybe_unused]] const auto written = write(signalPipe[1], "", 1);
    errno = before;
}

void waitForSignal() {
    char byte = 0;
    while (read(signalPipe[0], &byte, 1) < 0 && errno == EINTR) {
    }
}

/// Of a run the last checkpoint stays as it is: it was written in one step.
void giveUpLater() {
    std::thread([] {
        std::this_thread::sleep_for(longest);
        std::cerr
            << "tastescope: what was going on could not be ended in time; a run can be resumed from its last "
               "checkpoint\n";
        std::_Exit(1);
    }).detach();
}

} // namespace

Ending::Ending(ui::MainWindow& window, Backend& backend) : m_window(window), m_backend(backend) {
    connect(&backend.training, &TrainingSession::failed, this, [this](const model::Failure& failure) {
        if (m_begun || m_savingSession)
            m_lost = QString::fromStdString(failure.text());
    });
    const auto forget = [this] { m_lost.clear(); };
    connect(&backend.training, &TrainingSession::recovered, this, forget);
    connect(&backend.training, &TrainingSession::runBegan, this, forget); // what was lost has been told
    // Queued: what could not be kept is told after the end.
    connect(
        &backend.training, &TrainingSession::runEnded, this,
        [this] {
            m_savingSession = false;
            if (m_begun)
                leave();
        },
        Qt::QueuedConnection);
    connect(qGuiApp, &QGuiApplication::commitDataRequest, this, &Ending::saveSession);
    catchSignals();
}

Ending::~Ending() {
    for (const int number : endings)
        std::signal(number, SIG_IGN); // the program is on its way out
}

void Ending::catchSignals() {
    if (pipe(signalPipe) != 0)
        return;
    // A thread of its own hears of signals while the window's is busy, and counts the seconds from there.
    std::thread([this] {
        waitForSignal();
        QMetaObject::invokeMethod(this, [this] { begin(signalledExit); });
        giveUpLater();
    }).detach();
    for (const int number : endings)
        if (std::signal(number, passOn) == SIG_IGN && number == SIGHUP)
            std::signal(number, SIG_IGN); // as nohup has it
}

void Ending::saveSession() {
    qGuiApp->installEventFilter(this);
    if (!m_backend.training.isTraining())
        return;
    m_savingSession = true;
    QEventLoop untilEnded;
    connect(&m_backend.training, &TrainingSession::runEnded, &untilEnded, &QEventLoop::quit,
            Qt::QueuedConnection);
    QTimer::singleShot(longest, &untilEnded, &QEventLoop::quit);
    m_backend.runQueue.stop();
    m_backend.training.stop();
    untilEnded.exec();
}

/// Quit is what comes when the session ends, once every program has saved; Qt's own answer would ask what is
/// to become of a run that is still being saved.
bool Ending::eventFilter(QObject* object, QEvent* event) {
    if (event->type() != QEvent::Quit || object != qGuiApp)
        return QObject::eventFilter(object, event);
    if (!m_backend.training.isTraining() && m_lost.isEmpty())
        return false;
    begin(0);
    giveUpLater();
    return true;
}

void Ending::begin(int status) {
    if (m_begun)
        return;
    m_begun = true;
    m_status = status;
    m_backend.runQueue.stop();
    if (!m_backend.training.isTraining()) {
        leave();
        return;
    }
    m_backend.training.stop();
}

void Ending::leave() {
    QGuiApplication::setQuitOnLastWindowClosed(false); // the status is ours
    m_window.close(); // remembers its place; nothing is asked, since no run is going
    if (!m_lost.isEmpty()) {
        std::cerr << "tastescope: " << m_lost.toStdString() << '\n';
        m_status = 1;
    }
    QApplication::exit(m_status);
}

} // namespace app
