#include "app/runs/run_bin.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <utility>

#include "model/values/failure.h"

namespace app {

namespace {

/// The file in which the bin says where a folder came from: without the folder it means nothing.
QString infoOf(const QString& inBin) {
    const QFileInfo folder(inBin);
    return QDir(folder.path()).filePath(QStringLiteral("../info/") + folder.fileName()) +
           QStringLiteral(".trashinfo");
}

} // namespace

bool RunBin::take(const model::RunStore& store, const std::string& id) {
    // Qt makes the bin itself, but not the folder that it stands in, which a new account may lack.
    QDir().mkpath(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation));
    bool moved = false;
    store.remove(id, [&](const std::string& path) {
        Moved run{QFile::decodeName(QByteArray::fromStdString(path)), {}};
        moved = QFile::moveToTrash(run.from, &run.inBin);
        if (moved)
            m_moved.push_back(run);
    });
    return moved;
}

void RunBin::putBack() {
    QString left;
    for (const Moved& run : std::exchange(m_moved, {})) {
        if (!QFileInfo::exists(run.from) && QDir().rename(run.inBin, run.from))
            QFile::remove(infoOf(run.inBin));
        else if (left.isEmpty())
            left = run.inBin;
    }
    if (!left.isEmpty())
        throw model::Error({"the run cannot be put back from the bin", left.toStdString(), 0,
                            "Take it out of the bin yourself"});
}

} // namespace app
