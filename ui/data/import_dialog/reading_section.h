#pragma once

#include "ui/data/import_dialog/import_section.h"

class QPushButton;

namespace ui {

class DelimiterBox;
class GuessBox;
class GuessCheck;
class SectionRows;

/// How the files are written.
class ReadingSection : public ImportSection {
    Q_OBJECT
public:
    explicit ReadingSection(QWidget* parent = nullptr);

    void setOptions(const model::ImportOptions& options) override;
    void addTo(model::ImportOptions& options) const override;
    void setPreview(const model::ImportPreview& preview) override;

    /// As if the user had chosen it.
    void chooseFormat(model::DataFormat format);

    void setGuessAgainAvailable(bool available);

signals:
    void guessAgainRequested();

private:
    void buildRows(SectionRows* rows);
    void buildChecks(SectionRows* rows);
    void buildGuessAgain();
    void showWhatHasEffect();

    GuessBox* m_format;
    GuessBox* m_encoding;
    DelimiterBox* m_delimiter;
    GuessBox* m_decimal;
    GuessCheck* m_header;
    GuessCheck* m_quotes;
    QPushButton* m_guessAgain;
};

} // namespace ui
