#include "app/command_line/standard_streams.h"

#include <QtGlobal>

#include <fcntl.h>
#include <unistd.h>

#include <iostream>

namespace app {

void occupyClosedStreams() {
    // Whoever prints to a closed standard output has to notice, as if it were full.
    constexpr const char* instead[] = {"/dev/null", "/dev/full", "/dev/null"};
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; ++stream)
        if (fcntl(stream, F_GETFD) < 0 && open(instead[stream], O_RDWR) < 0)
            open("/dev/null", O_RDWR);
}

bool standardOutputKept() {
    if (std::cout.flush())
        return true;
    std::cerr << "tastescope: standard output is full or closed, and what was printed is not complete there. "
                 "Print to another place\n";
    return false;
}

void silenceQt() {
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
        if (type == QtFatalMsg)
            std::cerr << "tastescope: " << text.simplified().toStdString() << '\n';
    });
}

} // namespace app
