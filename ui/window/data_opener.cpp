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
    if (!m_dialog)
        createDialog();
    m_dialog->setOptions(options);
    m_dialog->open();
}

void DataOpener::createDialog() {
    auto* dialog = new ImportDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { request(dialog->options()); });
    connect(dialog, &ImportDialog::dataNamed, this,
            [this, dialog](const QString& path) { dialog->setOptions(optionsFor(path)); });
    m_dialog = dialog;
    emit dialogCreated(dialog);
}

model::ImportOptions DataOpener::optionsFor(const QString& path) const {
    model::ImportOptions options;
    options.data = path.toStdString();
    return m_recent.find(path).value_or(options);
}

void DataOpener::requestRecent(const QString& path) {
    if (const auto options = m_recent.find(path))
        request(*options);
    else
        askAbout(path); // they have changed
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
