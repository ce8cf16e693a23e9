#pragma once

#include <QObject>
#include <QStringList>

#include "model/values/needless_files.h"

class QMessageBox;
class QWidget;

namespace ui {

/// What is asked before something is removed from the folder of the runs for good.
class RunRemoval : public QObject {
    Q_OBJECT
public:
    explicit RunRemoval(QWidget* parent) : QObject(parent), m_window(parent) {}

public slots:
    /// There is no bin for these runs.
    void askForGood(const QStringList& ids);

    /// What is not needed, with the room that it takes.
    void askToClean(const model::NeedlessFiles& files);

signals:
    void deletedForGood(const QStringList& ids);
    void cleaningConfirmed();

private:
    QMessageBox* question(const QString& name, const QString& title, const QString& text,
                          const QString& details);

    QWidget* m_window;
};

/// E.g. "2 checkpoints of runs that are over, 1 run that never began"; empty for none.
QString needlessWords(const model::NeedlessFiles& files);

/// What the status bar says of a cleaning.
QString cleanedSentence(const model::NeedlessFiles& files);

} // namespace ui
