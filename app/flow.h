#pragma once

namespace ui {
class MainWindow;
}

namespace app {

struct Backend;
class Session;

/// Connects window and session: intents one way, facts the other. Every connection between the two stands
/// here.
void connectFlow(ui::MainWindow& window, Session& session, Backend& backend);

} // namespace app
