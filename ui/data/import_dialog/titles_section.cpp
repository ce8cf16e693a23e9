#include "ui/data/import_dialog/titles_section.h"

#include <QFileInfo>
#include <QPushButton>

#include "ui/data/import_dialog/choose_path.h"
#include "ui/data/import_dialog/guess_box.h"
#include "ui/data/import_dialog/preview_model.h"
#include "ui/data/import_dialog/section_rows.h"

namespace ui {

namespace {

QVariant valueOf(std::size_t column) {
    return static_cast<int>(column);
}

} // namespace

TitlesSection::TitlesSection(QWidget* parent) : ImportSection(parent) {
    setTitle(tr("Titles"));
    auto* rows = new SectionRows(this);
    buildFile(rows);
    buildColumns(rows);
    setContent(pushedUp(rows));
}

void TitlesSection::buildFile(SectionRows* rows) {
    m_file = new GuessBox(tr("found"), this);
    m_file->setPlaceholderText(tr("none found"));
    describe(m_file, QStringLiteral("titlesFile"), tr("File of titles"),
             tr("A table with an item’s id and its title in each row."));
    m_browse = new QPushButton(tr("Bro&wse…"), this);
    m_browse->setAutoDefault(false);
    connect(m_browse, &QPushButton::clicked, this, [this] {
        choosePath(this, tr("Choose titles"), QFileDialog::ExistingFile, m_file->chosen().toString(),
                   [this](const QString& path) { chooseFile(path); });
    });
    rows->addRow(tr("F&ile"), {m_file});
    rows->addRow(QString(), {m_browse});
    connect(m_file, &GuessBox::edited, this, &TitlesSection::onFileChosen);
}

void TitlesSection::buildColumns(SectionRows* rows) {
    m_id = new GuessBox(tr("found"), this);
    m_id->setPlaceholderText(tr("none"));
    describe(m_id, QStringLiteral("idColumn"), tr("Id column"),
             tr("The column with the ids that items have in the ratings."));
    rows->addRow(tr("Id &column"), {m_id});
    m_title = new GuessBox(tr("found"), this);
    m_title->setPlaceholderText(tr("none"));
    describe(m_title, QStringLiteral("titleColumn"), tr("Title column"),
             tr("The column with the text that is shown for an item."));
    rows->addRow(tr("&Title column"), {m_title});
    for (const GuessBox* box : {m_id, m_title})
        connect(box, &GuessBox::edited, this, [this, box] { onColumnChosen(box); });
}

void TitlesSection::addFile(const QString& path) {
    if (m_file->findData(path) < 0)
        m_file->addChoice(QFileInfo(path).fileName(), path);
}

void TitlesSection::setOptions(const model::ImportOptions& options) {
    const QString file = QString::fromStdString(options.items);
    if (!file.isEmpty())
        addFile(file);
    m_file->setChosen(file.isEmpty() ? QVariant() : QVariant(file));
    m_id->setChosen(options.titleColumns ? valueOf(options.titleColumns->id) : QVariant());
    m_title->setChosen(options.titleColumns ? valueOf(options.titleColumns->title) : QVariant());
}

void TitlesSection::addTo(model::ImportOptions& options) const {
    options.items = m_file->chosen().toString().toStdString();
    options.titleColumns.reset();
    if (m_id->chosen().isValid() && m_title->chosen().isValid())
        options.titleColumns = {static_cast<std::size_t>(m_id->chosen().toInt()),
                                static_cast<std::size_t>(m_title->chosen().toInt())};
}

void TitlesSection::setPreview(const model::ImportPreview& preview) {
    fillFiles(preview.tables);
    fillColumns(preview);
    const QString none = tr("No file of titles was found.");
    setAvailable(m_file, m_file->count() > 0, none);
    setAvailable(m_id, preview.titles.has_value(), none);
    setAvailable(m_title, preview.titles.has_value(), none);
    m_file->setToolTip(m_file->value().isValid() ? m_file->value().toString() : m_file->toolTip());
}

void TitlesSection::fillFiles(const std::vector<std::string>& files) {
    m_file->removeChoices();
    for (const std::string& file : files)
        addFile(QString::fromStdString(file));
    if (m_file->chosen().isValid())
        addFile(m_file->chosen().toString());
}

void TitlesSection::fillColumns(const model::ImportPreview& preview) {
    const QString found = QString::fromStdString(preview.options.items);
    if (!found.isEmpty())
        addFile(found);
    m_file->setGuess(found.isEmpty() ? QVariant() : QVariant(found));
    const auto& columns = preview.options.titleColumns;
    for (GuessBox* box : {m_id, m_title}) {
        box->removeChoices();
        for (std::size_t column = 0; preview.titles && column < preview.titles->columns; ++column)
            box->addChoice(columnName(*preview.titles, column), valueOf(column));
    }
    m_id->setGuess(columns ? valueOf(columns->id) : QVariant());
    m_title->setGuess(columns ? valueOf(columns->title) : QVariant());
    m_idBefore = m_id->currentIndex();
    m_titleBefore = m_title->currentIndex();
}

void TitlesSection::chooseFile(const QString& path) {
    addFile(path);
    m_file->setEnabled(true);
    m_file->setChosen(path);
    onFileChosen();
}

void TitlesSection::onFileChosen() {
    m_id->setChosen({}); // columns belong to their file
    m_title->setChosen({});
    m_file->setToolTip(m_file->chosen().toString());
    emit edited();
}

void TitlesSection::onColumnChosen(const GuessBox* edited) {
    if (m_id->value() == m_title->value())
        edited == m_id ? m_title->setChosen(m_idBefore) : m_id->setChosen(m_titleBefore);
    m_id->setChosen(m_id->value()); // one without the other says nothing
    m_title->setChosen(m_title->value());
    m_idBefore = m_id->currentIndex();
    m_titleBefore = m_title->currentIndex();
    emit this->edited();
}

} // namespace ui
