#pragma once

namespace ui {
class MainWindow;
}

namespace app {

struct Backend;

/// Connects window and services: requests one way, facts the other. Every connection between the two stands
/// here.
void connectFlow(ui::MainWindow& window, Backend& backend);

} // namespace app
