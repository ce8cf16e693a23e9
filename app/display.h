#pragma once

namespace app {

/// Whether the environment names a display, or a way to do without.
bool hasDisplay();

/// Until it goes, a display that cannot be opened ends the program with status 2 and one line, and not with
/// Qt's words and a core file.
class DisplayOpening {
public:
    DisplayOpening();
    ~DisplayOpening();
    DisplayOpening(const DisplayOpening&) = delete;
    DisplayOpening& operator=(const DisplayOpening&) = delete;
};

} // namespace app
