#pragma once

namespace ui {

/// Makes the bundled style sheet and icons known to Qt; a static library does not do that by itself. Cheap to
/// call again.
void initialiseResources();

} // namespace ui
