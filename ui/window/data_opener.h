#pragma once

#include <optional>

#include <QObject>
#include <QPointer>

#include "model/values/import_options.h"
#include "ui/window/recent_data.h"

class QWidget;

namespace ui {

class ImportDialog;

/// Every way to open data: the dialog, a file that is dropped, data that were open before.
class DataOpener : public QObject {
    Q_OBJECT
public:
    explicit DataOpener(QWidget* window);

    QStringList recent() const { return m_recent.paths(); } ///< latest first

public slots:
    void ask();                         ///< by the dialog
    void askAbout(const QString& path); ///< by the dialog, with this path in it
    void
    requestRecent(const QString& path); ///< with the options of the last time; by the dialog if they changed
    void request(const model::ImportOptions& options);
    void remember(); ///< what was requested is open now

signals:
    void openRequested(const model::ImportOptions& options);
    void recentChanged(const QStringList& paths);

    /// There is a new dialog, about to be shown, whose questions are to be answered. It is deleted when it is
    /// closed.
    void dialogCreated(ui::ImportDialog* dialog);

private:
    void openDialog(const model::ImportOptions& options);
    void createDialog();
    model::ImportOptions optionsFor(const QString& path) const;

    QWidget* m_window;
    RecentData m_recent;
    QPointer<ImportDialog> m_dialog;
    std::optional<model::ImportOptions> m_requested; ///< that are being read, to be remembered once they are
};

} // namespace ui
