#pragma once

#include "ui/data/import_dialog/import_section.h"

class QCheckBox;
class QPushButton;

namespace ui {

class DelimiterBox;
class GuessBox;
class GuessCheck;
class SectionRows;
class TypedGuessBox;

/// How the files are written.
class ReadingSection : public ImportSection {
    Q_OBJECT
public:
    explicit ReadingSection(QWidget* parent = nullptr);

    void setOptions(const model::ImportOptions& options) override;
    void addTo(model::ImportOptions& options) const override;
    void removeIdle(model::ImportOptions& options) const override;
    void setPreview(const model::ImportPreview& preview) override;

    /// As if the user had chosen it.
    void chooseFormat(model::DataFormat format);

    void setGuessAgainAvailable(bool available);

signals:
    void guessAgainRequested();

private:
    void buildFormat();
    void buildRows();
    void buildCells();
    void buildMatrix();
    void buildChecks();
    void buildGuessAgain();
    void showWhatHasEffect();

    SectionRows* m_rows;
    GuessBox* m_format;
    GuessBox* m_encoding;
    DelimiterBox* m_delimiter;
    GuessBox* m_decimal;
    TypedGuessBox* m_comment;
    GuessBox* m_dates;
    TypedGuessBox* m_missing;
    GuessBox* m_firstColumn;
    GuessCheck* m_header;
    GuessCheck* m_quotes;
    QCheckBox* m_keepMissingIds;
    QCheckBox* m_exactIds;
    bool m_timed = false; ///< a column of times was found or chosen
    QPushButton* m_guessAgain;
};

} // namespace ui
