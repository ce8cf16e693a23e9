#pragma once

#include <QObject>
#include <QString>

#include "app/backend.h"

namespace ui {
class MainWindow;
}

namespace app {

/// Ends the program in order when the system says so: by SIGTERM, SIGINT or SIGHUP. The run is stopped and
/// saved as Stop does, whatever dialog is open, and the program is out within two seconds: with status 130
/// where all was kept, and 1 with a line on standard error where not. When the session is saved the run is,
/// too: stopped and saved within two seconds. Whether the session ends then, or goes on, nobody says; if it
/// ends, the window closes, with status 0 or 1. One a process, on the window's thread.
class Ending : public QObject {
    Q_OBJECT
public:
    /// Both outlive the object.
    Ending(ui::MainWindow& window, Backend& backend);
    ~Ending() override;

    /// Stops what is going on, and leaves the event loop with this status once all is kept.
    void begin(int status);

    /// Stops the run that is going, and returns once it is saved, or when that takes too long.
    void saveSession();

    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void catchSignals();
    void leave();

    ui::MainWindow& m_window;
    Backend& m_backend;
    bool m_begun = false;
    bool m_savingSession = false; ///< until the run has ended, however long that takes
    int m_status = 0;
    QString m_lost; ///< what could not be kept of the last run; empty = all is
};

} // namespace app
