#include "ui/window/close_guard.h"

#include <QMessageBox>
#include <QPushButton>

#include "ui/style/icon.h"
#include "ui/style/theme.h"
#include "ui/window/save_dialogs.h"

namespace ui {

namespace {

bool isUnderWay(model::RunState state) {
    return state == model::RunState::Starting || state == model::RunState::Training ||
           state == model::RunState::Paused || state == model::RunState::Stopping;
}

} // namespace

CloseGuard::CloseGuard(QWidget* window) : QObject(window), m_window(window) {}

bool CloseGuard::mayClose() {
    if (!isUnderWay(m_runState) || m_plan == Plan::Now)
        return true;
    if (!m_question)
        ask();
    return false;
}

void CloseGuard::ask() {
    auto* question = new QMessageBox(m_window);
    question->setWindowTitle(tr("Tastescope"));
    question->setIconPixmap(icon(QStringLiteral("warning"), currentColours().warning)
                                .pixmap(QSize(32, 32), m_window->devicePixelRatio()));
    question->setText(tr("Training is running."));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr(
        "The run is recorded and can be resumed later. Its best model so far can also be saved as a file."));
    const QAbstractButton* save = question->addButton(tr("Stop and &save…"), QMessageBox::AcceptRole);
    const QAbstractButton* stop = question->addButton(tr("S&top"), QMessageBox::DestructiveRole);
    QPushButton* keep = question->addButton(tr("&Keep training"), QMessageBox::RejectRole);
    question->setDefaultButton(keep);
    question->setEscapeButton(keep);
    connect(save, &QAbstractButton::clicked, this, &CloseGuard::askWhereToSave);
    connect(stop, &QAbstractButton::clicked, this, &CloseGuard::stop);
    question->open();
    m_question = question;
}

void CloseGuard::askWhereToSave() {
    askForModelFile(m_window, [this](const QString& path) { stopAndSave(path); });
}

void CloseGuard::stop() {
    m_plan = Plan::WhenStopped;
    emit stopRequested();
}

void CloseGuard::stopAndSave(const QString& path) {
    m_plan = Plan::WhenSaved;
    m_file = path;
    emit stopAndSaveRequested(path);
}

void CloseGuard::setRunState(model::RunState state) {
    m_runState = state;
    if (isUnderWay(state))
        return;
    if (m_question)
        m_question->close();
    if (m_plan == Plan::WhenStopped)
        closeNow();
}

void CloseGuard::setSaved(const QString& path) {
    if (m_plan == Plan::WhenSaved && path == m_file)
        closeNow();
}

void CloseGuard::stay() {
    m_plan = Plan::Stay;
}

void CloseGuard::closeNow() {
    m_plan = Plan::Now;
    m_window->close();
}

} // namespace ui
