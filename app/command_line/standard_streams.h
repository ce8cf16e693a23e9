#pragma once

namespace app {

/// Takes the place of standard streams that are closed, before a file that is opened can: what is printed
/// must never go there. At the program's start.
void occupyClosedStreams();

/// Whether all that was printed on standard output has arrived; writes out what is waiting. Says on standard
/// error if not.
bool standardOutputKept();

/// From now on no word of Qt's is printed, but for the one that ends the program.
void silenceQt();

} // namespace app
