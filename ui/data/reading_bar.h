#pragma once

#include <QFrame>

#include "model/values/export_progress.h"
#include "model/values/import_options.h"

class QLabel;
class QProgressBar;

namespace ui {

/// How far the reader, or an export, has come, with the button that stops it.
class ReadingBar : public QFrame {
    Q_OBJECT
public:
    explicit ReadingBar(QWidget* parent = nullptr);

    /// Back to the start: nothing has been read yet.
    void beginReading();
    void setReadingProgress(const model::ReadingProgress& progress);

    /// The same of writing.
    void beginWriting();
    void setWritingProgress(const model::ExportProgress& progress);

signals:
    void cancelRequested();

private:
    QLabel* m_text;
    QProgressBar* m_progress;
};

} // namespace ui
