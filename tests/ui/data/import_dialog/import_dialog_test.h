#pragma once

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

#include "tests/support/own_settings.h"
#include "tests/support/patience.h"
#include "tests/ui/support/example_import.h"
#include "tests/ui/support/example_preview.h"
#include "tests/ui/support/widgets.h"
#include "ui/data/import_dialog/import_dialog.h"

// What a person does with the dialog, and what it says.

inline QString shown(const QWidget& dialog, const char* box) {
    return find<QComboBox>(dialog, box)->currentText();
}

/// As a person chooses an entry.
inline void choose(const QWidget& dialog, const char* name, int index) {
    auto* box = find<QComboBox>(dialog, name);
    QVERIFY2(box && index < box->count(), name);
    box->setCurrentIndex(index);
    emit box->activated(index);
}

inline void click(const QWidget& dialog, const char* name) {
    find<QAbstractButton>(dialog, name)->click();
}

inline QString reasonOf(const QWidget& dialog) {
    return find<QPushButton>(dialog, "open")->toolTip();
}

inline bool canOpen(const QWidget& dialog) {
    return find<QPushButton>(dialog, "open")->isEnabled();
}

inline QAbstractItemModel& ratingsOf(const QWidget& dialog) {
    return *find<QTableView>(dialog, "ratings")->model();
}

/// Names the data, waits for the question and answers it.
inline void lookAt(ui::ImportDialog& dialog, const model::ImportPreview& preview) {
    QSignalSpy asked(&dialog, &ui::ImportDialog::previewRequested);
    model::ImportOptions options = dialog.options();
    options.data = preview.options.data;
    dialog.setOptions(options);
    QVERIFY(asked.wait(patience));
    dialog.setPreview(preview);
}

inline void waitForCount(ui::ImportDialog& dialog) {
    QSignalSpy asked(&dialog, &ui::ImportDialog::remainingRequested);
    QVERIFY(asked.wait(patience));
}

/// A test of the dialog that asks about data, with settings of its own.
class ImportDialogTest : public QObject {
protected:
    void begin() {
        useSettingsIn(m_folder);
        beginStrictly();
        QSettings().clear();
    }

private:
    QTemporaryDir m_folder;
};
