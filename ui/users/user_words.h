#pragma once

#include <QString>

#include "model/values/user_profile.h"

namespace ui {

/// The block of the split: "test".
QString roleName(model::UserRole role);

} // namespace ui
