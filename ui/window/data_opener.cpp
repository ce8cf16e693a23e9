#include "ui/window/data_opener.h"

#include <utility>

#include "ui/data/import_dialog/import_dialog.h"

namespace ui {

DataOpening::DataOpening(QWidget* window) : QObject(window), m_window(window) {}

void DataOpening::ask() {
    openDialog({});
}

void DataOpening::askAbout(const QString& path) {
    openDialog(optionsFor(path));
}

void DataOpening::openDialog(const model::ImportOptions& options) {
    if (!m_dialog) {
        m_dialog = new ImportDialog(m_window);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        connectDialog();
    }
    m_dialog->setOptions(options);
    m_dialog->open();
}

void DataOpening::connectDialog() {
    ImportDialog* dialog = m_dialog;
    connect(dialog, &QDialog::accepted, this, [this, dialog] { request(dialog->options()); });
    connect(dialog, &ImportDialog::dataNamed, this,
            [this, dialog](const QString& path) { dialog->setOptions(optionsFor(path)); });
    connect(dialog, &ImportDialog::previewRequested, this, &DataOpening::previewRequested);
    connect(dialog, &ImportDialog::remainingRequested, this, &DataOpening::remainingRequested);
    connect(dialog, &ImportDialog::cancelRequested, this, &DataOpening::cancelRequested);
    connect(this, &DataOpening::previewReady, dialog, &ImportDialog::setPreview);
    connect(this, &DataOpening::previewFailed, dialog, &ImportDialog::setPreviewFailure);
    connect(this, &DataOpening::remainingReady, dialog, &ImportDialog::setRemaining);
    connect(this, &DataOpening::remainingFailed, dialog, &ImportDialog::setRemainingFailure);
    connect(this, &DataOpening::remainingProgressed, dialog, &ImportDialog::setRemainingProgress);
}

model::ImportOptions DataOpening::optionsFor(const QString& path) const {
    model::ImportOptions options;
    options.data = path.toStdString();
    return m_recent.find(path).value_or(options);
}

void DataOpening::requestRecent(const QString& path) {
    if (const auto options = m_recent.find(path))
        request(*options);
}

void DataOpening::request(const model::ImportOptions& options) {
    m_requested = options;
    emit openRequested(options);
}

void DataOpening::remember() {
    if (!m_requested)
        return;
    m_recent.add(*std::exchange(m_requested, std::nullopt));
    emit recentChanged(m_recent.paths());
}

} // namespace ui
