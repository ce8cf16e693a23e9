#pragma once

namespace ui {
class MainWindow;
}

namespace app {

class Session;

/// Connects window and session: intents one way, facts the other. Every connection between the two stands
/// here.
void connectFlow(ui::MainWindow& window, Session& session);

} // namespace app
