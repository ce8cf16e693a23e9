#pragma once

#include <QObject>
#include <QPointer>

#include "model/values/run_cost.h"

class QMessageBox;
class QWidget;

namespace ui {

/// Asks what is to become of a run for which there is too little memory.
class MemoryQuestion : public QObject {
    Q_OBJECT
public:
    /// page: whose window the question belongs to; outlives the object.
    explicit MemoryQuestion(QWidget* page);

    void ask(const model::MemoryShortage& shortage);

signals:
    void startAnywayRequested();

private:
    QWidget* m_page;
    QPointer<QMessageBox> m_question;
};

} // namespace ui
