#include "app/runs/runs_folder.h"

#include <QSettings>
#include <QStandardPaths>

namespace app {

namespace {

constexpr QLatin1String folderKey("runsFolder");

} // namespace

std::string defaultRunsFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation).toStdString() +
           "/tastescope/runs";
}

std::string chosenRunsFolder() {
    const QString folder = QSettings().value(folderKey).toString();
    return folder.isEmpty() ? defaultRunsFolder() : folder.toStdString();
}

void rememberRunsFolder(const std::string& folder) {
    QSettings().setValue(folderKey, QString::fromStdString(folder));
}

} // namespace app
