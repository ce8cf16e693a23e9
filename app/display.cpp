#include "app/display.h"

#include <QtGlobal>

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace app {

namespace {

constexpr const char* variables[] = {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"};
constexpr int noDisplay = 2; ///< the exit status

[[noreturn]] void refuse() {
    std::cerr << "tastescope: the window cannot be opened: no display answers at";
    for (const char* variable : variables)
        if (!qEnvironmentVariableIsEmpty(variable))
            std::cerr << ' ' << variable << '=' << qgetenv(variable).constData();
    std::cerr << ". Name one that does, or use a command: tastescope --help\n";
    std::_Exit(noDisplay); // Qt is half set up: nothing of it can be taken down
}

void untilOpened(QtMsgType type, const QMessageLogContext&, const QString&) {
    if (type == QtFatalMsg)
        refuse();
}

} // namespace

bool hasDisplay() {
    return std::ranges::any_of(variables,
                               [](const char* name) { return !qEnvironmentVariableIsEmpty(name); });
}

DisplayOpening::DisplayOpening() {
    qInstallMessageHandler(untilOpened);
}

DisplayOpening::~DisplayOpening() {
    qInstallMessageHandler(nullptr);
}

} // namespace app
