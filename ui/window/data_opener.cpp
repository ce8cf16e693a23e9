#include "ui/window/data_opener.h"

#include <utility>

#include "ui/data/import_dialog/import_dialog.h"

namespace ui {

DataOpener::DataOpener(QWidget* window) : QObject(window), m_window(window) {}

void DataOpener::ask() {
    openDialog({});
}

void DataOpener::askAbout(const QString& path) {
    openDialog(optionsFor(path));
}

void DataOpener::openDialog(const model::ImportOptions& options) {
    if (!m_dialog) {
        m_dialog = new ImportDialog(m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connectDialog();
    }
    m_dialog->setOptions(options);
    m_dialog->open();
}

void DataOpener::connectDialog() {
    ImportDialog* dialog = m_dialog;
    connect(dialog, &QDialog::accepted, this, [this, dialog] { request(dialog->options()); });
    connect(dialog, &ImportDialog::dataNamed, this,
            [this, dialog](const QString& path) { dialog->setOptions(optionsFor(path)); });
    connect(dialog, &ImportDialog::previewRequested, this, &DataOpener::previewRequested);
    connect(dialog, &ImportDialog::remainingRequested, this, &DataOpener::remainingRequested);
    connect(dialog, &ImportDialog::cancelRequested, this, &DataOpener::cancelRequested);
    connect(this, &DataOpener::previewReady, dialog, &ImportDialog::setPreview);
    connect(this, &DataOpener::previewFailed, dialog, &ImportDialog::setPreviewFailure);
    connect(this, &DataOpener::remainingReady, dialog, &ImportDialog::setRemaining);
    connect(this, &DataOpener::remainingFailed, dialog, &ImportDialog::setRemainingFailure);
    connect(this, &DataOpener::remainingProgressed, dialog, &ImportDialog::setRemainingProgress);
}

model::ImportOptions DataOpener::optionsFor(const QString& path) const {
    model::ImportOptions options;
    options.data = path.toStdString();
    return m_recent.find(path).value_or(options);
}

void DataOpener::requestRecent(const QString& path) {
    if (const auto options = m_recent.find(path))
        request(*options);
}

void DataOpener::request(const model::ImportOptions& options) {
    m_requested = options;
    emit openRequested(options);
}

void DataOpener::remember() {
    if (!m_requested)
        return;
    m_recent.add(*std::exchange(m_requested, std::nullopt));
    emit recentChanged(m_recent.paths());
}

} // namespace ui
