#include "app/runs/runs_folder.h"

#include <QStandardPaths>

namespace app {

std::string defaultRunsFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation).toStdString() +
           "/tastescope/runs";
}

} // namespace app
