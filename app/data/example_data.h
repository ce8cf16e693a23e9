#pragma once

#include "model/values/import_options.h"

namespace app {

/// MovieLens latest-small as it is shipped: beside the installed program, or in the source tree it was built
/// from.
model::ImportOptions exampleData();

} // namespace app
