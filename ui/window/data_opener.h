#pragma once

#include <memory>
#include <optional>

#include <QObject>
#include <QPointer>

#include "model/values/dataset_summary.h"
#include "model/values/failure.h"
#include "model/values/import_preview.h"
#include "ui/window/recent_data.h"

class QWidget;

namespace ui {

class ImportDialog;

/// Every way to open data: the dialog, a file that is dropped, data that were open before. What the dialog
/// wants to know and what it is told passes through here, since a dialog comes and goes.
class DataOpener : public QObject {
    Q_OBJECT
public:
    explicit DataOpener(QWidget* window);

    QStringList recent() const { return m_recent.paths(); } ///< latest first

public slots:
    void ask();                              ///< by the dialog
    void askAbout(const QString& path);      ///< by the dialog, with this path in it
    void requestRecent(const QString& path); ///< with the options of the last time
    void request(const model::ImportOptions& options);
    void remember(); ///< what was requested is open now

signals:
    void openRequested(const model::ImportOptions& options);
    void recentChanged(const QStringList& paths);

    // From the dialog.
    void previewRequested(const model::ImportOptions& options);
    void remainingRequested(const model::ImportOptions& options);
    void cancelRequested();

    // To the dialog, if there is one.
    void previewReady(const model::ImportPreview& preview);
    void previewFailed(const model::Failure& failure);
    void remainingReady(const std::shared_ptr<const model::DatasetSummary>& summary);
    void remainingFailed(const model::Failure& failure);
    void remainingProgressed(const model::ReadingProgress& progress);

private:
    void openDialog(const model::ImportOptions& options);
    void connectDialog();
    model::ImportOptions optionsFor(const QString& path) const;

    QWidget* m_window;
    RecentData m_recent;
    QPointer<ImportDialog> m_dialog;
    std::optional<model::ImportOptions> m_requested; ///< that are being read, to be remembered once they are
};

} // namespace ui
