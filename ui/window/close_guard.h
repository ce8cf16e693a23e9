#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include "model/values/training_reports.h"

class QMessageBox;
class QWidget;

namespace ui {

/// Closes a window while a run is going: asks what is to become of the run, and closes when that is done.
class CloseGuard : public QObject {
    Q_OBJECT
public:
    explicit CloseGuard(QWidget* window);

    /// Whether the window may close now; asks if not.
    bool mayClose();

    void setRunState(model::RunState state);
    void setSaved(const QString& path); ///< a file has been written
    void stay();                        ///< something went wrong: the window does not close by itself

signals:
    void stopRequested();                           ///< the window closes when the run has ended
    void stopAndSaveRequested(const QString& path); ///< … when the model has been saved, too

private:
    enum class Plan { Stay, WhenStopped, WhenSaved, Now };

    void ask();
    void askWhereToSave();
    void stop();
    void stopAndSave(const QString& path);
    void closeNow();

    QWidget* m_window;
    model::RunState m_runState = model::RunState::Idle;
    Plan m_plan = Plan::Stay;
    QString m_file; ///< that is to be written before the window closes
    QPointer<QMessageBox> m_question;
};

} // namespace ui
