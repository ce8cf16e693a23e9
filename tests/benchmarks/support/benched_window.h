#pragma once

#include <functional>
#include <string>

#include <QApplication>
#include <QTemporaryDir>

#include "app/backend.h"
#include "tests/benchmarks/support/synthetic.h"
#include "ui/window/main_window.h"

namespace bench {

/// Runs the event loop until the condition holds, for at most so many seconds; whether it does.
bool waitUntil(double seconds, const std::function<bool()>& condition);

/// The whole program's window, with settings and runs of its own. Needs a display, or
/// QT_QPA_PLATFORM=offscreen.
class BenchedWindow {
public:
    BenchedWindow(int& count, char** words);

    /// Opens clicks of the shape from a table; false when it takes more than two minutes.
    bool open(const Shape& shape);

    /// Turns to the page with that number, from 1.
    void turnTo(int page);

    ui::MainWindow& window() { return m_window; }
    app::Backend& backend() { return m_backend; }

private:
    /// Before any window is built: where it finds its settings.
    struct Settings {
        Settings(int& count, char** words);
        QTemporaryDir folder;
        QApplication application;
    };

    Settings m_settings;
    ui::MainWindow m_window;
    app::Backend m_backend;
};

} // namespace bench
