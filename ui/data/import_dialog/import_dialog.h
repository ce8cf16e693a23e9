#pragma once

#include <memory>

#include <QDialog>

#include "model/values/dataset_summary.h"
#include "model/values/failure.h"
#include "model/values/import_options.h"
#include "model/values/import_preview.h"
#include "ui/data/import_dialog/question.h"

class QHBoxLayout;
class QPushButton;

namespace ui {

class ClicksSection;
class DataLine;
class ElidedLabel;
class ImportSection;
class PreviewSection;
class ReadingSection;
class RemainingStrip;
class SplitSection;
class TitlesSection;

/// Asks which data to open, how they are written, which rows are clicks and what is held out; shows what the
/// files begin with and what would remain. It reads no files: it asks for a preview and a count, and an
/// answer holds only while nothing has changed since it was asked for. Show it with open(); options() is
/// valid once it is accepted.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ImportDialog(QWidget* parent = nullptr);

    /// What the user has chosen; what is not touched stays a guess, so that other files are guessed again.
    model::ImportOptions options() const;
    void setOptions(const model::ImportOptions& options);

public slots:
    void setPreview(const model::ImportPreview& preview);
    void setPreviewFailure(const model::Failure& failure);
    void setRemaining(const std::shared_ptr<const model::DatasetSummary>& summary);
    void setRemainingFailure(const model::Failure& failure);
    void setRemainingProgress(const model::ReadingProgress& progress);

signals:
    void previewRequested(const model::ImportOptions& options);
    void remainingRequested(const model::ImportOptions& options);
    void cancelRequested(); ///< no answer is needed any more

    /// The user wants the answers as a command line; what has no effect is not among them.
    void commandLineRequested(const model::ImportOptions& options);

    /// Other data are named, and no option but the path is touched: if options are remembered for them, this
    /// is the moment for setOptions().
    void dataNamed(const QString& path);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    enum class PreviewState { Nothing, Pending, Fine, Failed };

    void buildSections();
    void buildLayout();
    QHBoxLayout* buildButtons();
    void connectSections();

    void onDataEdited();
    void onEdited();
    void requestCommandLine();
    void requestPreview();
    void requestCount();
    void guessAgain();
    void check();
    QString complaint() const;
    QString reason() const;

    Question m_previewQuestion;
    Question m_remainingQuestion;
    model::ImportOptions m_given; ///< set last; what no control shows stays as it was
    model::ImportOptions m_read;  ///< options of the reading that the last preview is, or will be, of
    PreviewState m_previewState = PreviewState::Nothing; ///< at the files with m_read
    QString m_previewFailure;                            ///< in one sentence
    QString m_remainingFailure;                          ///< in one sentence; empty = none
    QString m_memoryReason;                              ///< why there is not enough memory; empty = there is
    DataLine* m_data;
    ReadingSection* m_reading;
    PreviewSection* m_preview;
    TitlesSection* m_titles;
    ClicksSection* m_clicks;
    SplitSection* m_split;
    std::vector<ImportSection*> m_sections; ///< all of these
    RemainingStrip* m_remaining;
    ElidedLabel* m_reason;
    QPushButton* m_copy; ///< the answers as a command line
    QPushButton* m_open;
};

} // namespace ui
