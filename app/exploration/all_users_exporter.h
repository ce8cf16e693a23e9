#pragma once

#include "app/tasks/background_task.h"
#include "model/values/export_progress.h"

namespace app {

class PersonSession;

/// Writes what the model that is shown says of all users, one file at a time.
class AllUsersExporter : public QObject {
    Q_OBJECT
public:
    /// person outlives the object.
    explicit AllUsersExporter(PersonSession& person, QObject* parent = nullptr);

public slots:
    void start(model::AllUsersExport what, const QString& path);
    void cancel(); ///< what was there before stays

signals:
    void runningChanged(bool running);
    void progressed(double share); ///< 0 … 1
    void saved(const QString& path);
    void failed(const model::Failure& failure);

private:
    PersonSession& m_person;
    BackgroundTask m_task; ///< last, so that its thread ends before the others go
};

} // namespace app
