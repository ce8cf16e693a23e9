#pragma once

#include "ui/data/import_dialog/import_section.h"

class QPushButton;

namespace ui {

class GuessBox;
class SectionRows;

/// Which file has the items' titles, and where in it.
class TitlesSection : public ImportSection {
    Q_OBJECT
public:
    explicit TitlesSection(QWidget* parent = nullptr);

    void setOptions(const model::ImportOptions& options) override;
    void addTo(model::ImportOptions& options) const override;
    void setPreview(const model::ImportPreview& preview) override;

private:
    void buildFile(SectionRows* rows);
    void buildColumns(SectionRows* rows);
    void fillFiles(const std::vector<std::string>& files);
    void fillColumns(const model::ImportPreview& preview);
    void addFile(const QString& path);
    void chooseFile(const QString& path);
    void onFileChosen();
    void onColumnChosen(const GuessBox* edited);

    GuessBox* m_file;
    QPushButton* m_browse;
    GuessBox* m_id;
    GuessBox* m_title;
    int m_idBefore = -1; ///< the columns before the last edit
    int m_titleBefore = -1;
};

} // namespace ui
