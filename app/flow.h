#pragma once

namespace ui {
class MainWindow;
}

namespace app {

struct Lab;
class Session;

/// Connects window and session: intents one way, facts the other. Every connection between the two stands
/// here.
void connectFlow(ui::MainWindow& window, Session& session, Lab& lab);

} // namespace app
