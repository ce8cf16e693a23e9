#include <QApplication>

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <optional>

#include "app/backend.h"
#include "app/command_line/command_line.h"
#include "app/command_line/standard_streams.h"
#include "app/display.h"
#include "app/ending.h"
#include "app/flow.h"
#include "ui/style/icon.h"
#include "ui/style/theme.h"
#include "ui/window/data_opener.h"
#include "ui/window/main_window.h"

namespace {

/// Sets an environment variable that has no value yet; whether it did.
bool setDefault(const char* name, const char* value) {
    return !std::getenv(name) && setenv(name, value, 1) == 0;
}

/// Two libraries read their settings when they are loaded, before main(), so the program restarts with them.
/// OpenMP's threads sleep, not spin, while they wait for each other: beside other programs, or the window's
/// own drawing, a training is several times as fast that way, and alone hardly slower. Memory comes in large
/// pages where the system offers them: that saves a third of the time to read a large file. Blocks from 4 MB
/// on go back to the system when they are freed: else the models of past epochs leave holes, and a run takes
/// up to a quarter more than it needs.
void startWithSettings(char** arguments) {
    const bool sleeping = !std::getenv("GOMP_SPINCOUNT") && setDefault("OMP_WAIT_POLICY", "passive");
    const bool largePages =
        setDefault("GLIBC_TUNABLES", "glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=4194304");
    if (sleeping || largePages)
        execv("/proc/self/exe", arguments); // returns only if it fails; then things are slower
}

int runWindow(int argumentCount, char** arguments) {
    std::optional<app::DisplayOpening> opening(std::in_place);
    QApplication application(argumentCount, arguments);
    opening.reset();
    QApplication::setApplicationName(QStringLiteral("tastescope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Tastescope"));
    QApplication::setOrganizationName(QStringLiteral("tastescope"));
    QApplication::setWindowIcon(ui::icon(QStringLiteral("tastescope"), ui::lightColours().accent));
    app::Backend backend;
    ui::MainWindow window;
    app::connectFlow(window, backend);
    const app::Ending ending(window, backend);
    window.show();
    const QStringList files = QApplication::arguments().mid(1);
    if (!files.isEmpty()) {
        model::ImportOptions data;
        data.data = files.front().toStdString();
        window.dataOpener().request(data);
    }
    return QApplication::exec();
}

} // namespace

int main(int argumentCount, char** arguments) {
    startWithSettings(arguments);
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow any more (ulimit -f) is like a full disk
    app::occupyClosedStreams();
    if (const auto status = app::runCommandLine(argumentCount, arguments))
        return *status;
    if (!app::hasDisplay()) {
        std::cerr
            << "tastescope: there is no display for the window. Use a command instead: tastescope --help\n";
        return 2;
    }
    return runWindow(argumentCount, arguments);
}
