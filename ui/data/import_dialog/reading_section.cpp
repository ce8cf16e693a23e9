#include "ui/data/import_dialog/reading_section.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>

#include "ui/data/import_dialog/delimiter_box.h"
#include "ui/data/import_dialog/guess_check.h"
#include "ui/data/import_dialog/section_rows.h"
#include "ui/data/import_dialog/typed_guess_box.h"

namespace ui {

namespace {

using model::DataFormat;
using model::DateForm;
using model::FirstColumn;
using model::TextEncoding;

QVariant textOf(const std::optional<std::string>& text) {
    return text ? QVariant(QString::fromStdString(*text)) : QVariant();
}

std::optional<std::string> chosenText(const GuessBox& box) {
    return box.chosen().isValid() ? std::optional(box.chosen().toString().toStdString()) : std::nullopt;
}

QVariant truthOf(const std::optional<bool>& truth) {
    return truth ? QVariant(*truth) : QVariant();
}

} // namespace

ReadingSection::ReadingSection(QWidget* parent) : ImportSection(parent), m_rows(new SectionRows(this)) {
    setTitle(tr("Reading"));
    buildFormat();
    buildRows();
    buildCells();
    buildMatrix();
    buildChecks();
    buildGuessAgain();
    m_rows->addRow(QString(), {m_guessAgain});
    setContent(scrolling(m_rows, tr("How the files are read")));
    for (GuessBox* box :
         {m_format, m_encoding, static_cast<GuessBox*>(m_delimiter), m_decimal,
          static_cast<GuessBox*>(m_comment), m_dates, static_cast<GuessBox*>(m_missing), m_firstColumn})
        connect(box, &GuessBox::edited, this, &ReadingSection::edited);
    connect(m_format, &GuessBox::edited, this, &ReadingSection::showWhatHasEffect);
    for (GuessCheck* check : {m_header, m_quotes})
        connect(check, &GuessCheck::edited, this, &ReadingSection::edited);
    for (const QCheckBox* check : {m_keepMissingIds, m_exactIds})
        connect(check, &QCheckBox::clicked, this, &ReadingSection::edited);
}

void ReadingSection::buildFormat() {
    m_format = new GuessBox(tr("found"), this);
    m_format->addChoice(tr("Table"), valueOf(DataFormat::Table));
    m_format->addChoice(tr("User lists"), valueOf(DataFormat::UserLists));
    m_format->addChoice(tr("Counted lists"), valueOf(DataFormat::CountedLists));
    m_format->addChoice(tr("Authors’ folder"), valueOf(DataFormat::AuthorLayout));
    m_format->addChoice(tr("Sections"), valueOf(DataFormat::Sections));
    m_format->addChoice(tr("Item:value lists"), valueOf(DataFormat::ItemValues));
    m_format->addChoice(tr("Matrix"), valueOf(DataFormat::RatingMatrix));
    m_format->addChoice(QStringLiteral("MatrixMarket"), valueOf(DataFormat::MatrixMarket));
    m_format->addChoice(tr("Sparse matrix"), valueOf(DataFormat::SparseMatrix));
    m_format->addChoice(tr("SQLite"), valueOf(DataFormat::Sqlite));
    m_format->addChoice(QStringLiteral("JSON"), valueOf(DataFormat::Json));
    describe(
        m_format, QStringLiteral("format"), tr("Format"),
        tr("Table: a row for each user and item. User lists: a line for each user, its id and then the "
           "items. Counted lists: the same with the number of items in place of the id. Authors’ "
           "folder: train.csv, validation_tr.csv and the others, as prepared by the paper’s authors. "
           "Sections: an item and a colon, then a row for each of its users. Item:value lists: a line for "
           "each user, its id and then items with their ratings. Matrix: a row for each user, a column "
           "for each item. JSON: an object for each row. Sparse matrix: what scipy’s save_npz writes."));
    m_rows->addRow(tr("Fo&rmat"), {m_format});
}

void ReadingSection::buildRows() {
    m_encoding = new GuessBox(tr("found"), this);
    m_encoding->addChoice(QStringLiteral("UTF-8"), valueOf(TextEncoding::Utf8));
    m_encoding->addChoice(QStringLiteral("Latin-1"), valueOf(TextEncoding::Latin1));
    m_encoding->addChoice(QStringLiteral("UTF-16"), valueOf(TextEncoding::Utf16));
    describe(m_encoding, QStringLiteral("encoding"), tr("Encoding"),
             tr("How characters are encoded. Choose Latin-1 if é shows as Ã©."));
    m_rows->addRow(tr("&Encoding"), {m_encoding});
    m_delimiter = new DelimiterBox(this);
    describe(m_delimiter, QStringLiteral("delimiter"), tr("Delimiter"),
             tr("The text between two columns; any text can be typed."));
    m_rows->addRow(tr("Deli&miter"), {m_delimiter});
    m_comment = new TypedGuessBox(this);
    m_comment->addChoice(tr("none"), QString(QLatin1String("")));
    m_comment->addChoice(QStringLiteral("#"), QStringLiteral("#"));
    m_comment->addChoice(QStringLiteral("%"), QStringLiteral("%"));
    describe(m_comment, QStringLiteral("comment"), tr("Comments"),
             tr("Lines that begin with it are no rows; any text can be typed."));
    m_rows->addRow(tr("Comments"), {m_comment});
}

void ReadingSection::buildCells() {
    m_decimal = new GuessBox(tr("found"), this);
    m_decimal->addChoice(tr("Point, 3.5"), false);
    m_decimal->addChoice(tr("Comma, 3,5"), true);
    describe(m_decimal, QStringLiteral("decimal"), tr("Decimal mark"),
             tr("The character before the decimals of a rating; once it is chosen, the other one may stand "
                "between thousands."));
    m_rows->addRow(tr("Decimal mar&k"), {m_decimal});
    m_dates = new GuessBox(tr("found"), this);
    m_dates->addChoice(tr("Plain"), valueOf(DateForm::Plain));
    m_dates->addChoice(tr("Day first"), valueOf(DateForm::DayFirst));
    m_dates->addChoice(tr("Month first"), valueOf(DateForm::MonthFirst));
    m_dates->addChoice(tr("Year first"), valueOf(DateForm::YearFirst));
    m_dates->addChoice(tr("Compact"), valueOf(DateForm::Compact));
    m_dates->addChoice(tr("Running numbers"), valueOf(DateForm::Order));
    describe(m_dates, QStringLiteral("dates"), tr("Dates"),
             tr("How times are written. Plain: anything that can be read in one way only, and seconds to "
                "nanoseconds since 1970. Day first: 21/05/2004. Month first: 05/21/2004. Year first: "
                "04/05/21. Compact: 20040521. "
                "Running numbers say what came before what, and no dates."));
    m_rows->addRow(tr("Dates"), {m_dates});
}

void ReadingSection::buildMatrix() {
    m_firstColumn = new GuessBox(tr("found"), this);
    m_firstColumn->addChoice(tr("Users"), valueOf(FirstColumn::Ids));
    m_firstColumn->addChoice(tr("Counts of ratings"), valueOf(FirstColumn::Counts));
    m_firstColumn->addChoice(tr("Ratings"), valueOf(FirstColumn::Cells));
    describe(
        m_firstColumn, QStringLiteral("firstColumn"), tr("First column"),
        tr("What the first column of the matrix holds; without users, the user is the number of the row."));
    m_rows->addRow(tr("First column"), {m_firstColumn});
    m_missing = new TypedGuessBox(this);
    m_missing->addChoice(tr("nothing, NaN"), QString(QLatin1String("")));
    m_missing->addChoice(QStringLiteral("0"), QStringLiteral("0"));
    m_missing->addChoice(QStringLiteral("99"), QStringLiteral("99"));
    describe(
        m_missing, QStringLiteral("missing"), tr("Missing"),
        tr("What the matrix has where there is no rating, besides nothing and NaN; any text can be typed."));
    m_rows->addRow(tr("Missing"), {m_missing});
}

void ReadingSection::buildChecks() {
    m_header = new GuessCheck(tr("&Header line"), this);
    describe(m_header, QStringLiteral("header"), tr("Header line"), tr("The first line names the columns."));
    m_quotes = new GuessCheck(tr("&Quoted fields"), this);
    describe(m_quotes, QStringLiteral("quotes"), tr("Quoted fields"),
             tr("A field in double quotes may hold the delimiter, and a quote twice."));
    m_keepMissingIds = new QCheckBox(tr("NA and NULL are ids"), this);
    describe(m_keepMissingIds, QStringLiteral("keepMissingIds"), tr("NA and NULL are ids"),
             tr("Otherwise rows are rejected that have NA, NULL, NaN, None or \\N for a user or an item."));
    m_rows->addWide(m_header);
    m_rows->addWide(m_quotes);
    m_exactIds = new QCheckBox(tr("Exact ids"), this);
    describe(
        m_exactIds, QStringLiteral("exactIds"), tr("Exact ids"),
        tr("Ids are what is written. Otherwise 7.0 is 7, and an é in one code point or in two is the same."));
    auto* ids = new QWidget(this);
    auto* row = new QHBoxLayout(ids);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_keepMissingIds);
    row->addWidget(m_exactIds);
    row->addStretch();
    m_rows->addWide(ids);
}

void ReadingSection::buildGuessAgain() {
    m_guessAgain = new QPushButton(tr("&Guess again"), this);
    m_guessAgain->setAutoDefault(false);
    describe(m_guessAgain, QStringLiteral("guessAgain"), tr("Guess again"),
             tr("Discards the choices made here, and the columns."));
    connect(m_guessAgain, &QPushButton::clicked, this, &ReadingSection::guessAgainRequested);
    setGuessAgainAvailable(false);
}

void ReadingSection::setGuessAgainAvailable(bool available) {
    setAvailable(m_guessAgain, available, tr("Everything here is guessed."));
}

void ReadingSection::setOptions(const model::ImportOptions& options) {
    m_format->setChosen(valueOf(options.format));
    m_encoding->setChosen(valueOf(options.table.encoding));
    m_delimiter->setChosen(textOf(options.table.delimiter));
    m_decimal->setChosen(truthOf(options.table.decimalComma));
    m_comment->setChosen(textOf(options.table.comment));
    m_dates->setChosen(valueOf(options.table.dates));
    m_missing->setChosen(textOf(options.table.missing));
    m_firstColumn->setChosen(valueOf(options.table.firstColumn));
    m_keepMissingIds->setChecked(options.keepMissingIds);
    m_exactIds->setChecked(options.exactIds);
    m_header->setChosen(options.table.header);
    m_quotes->setChosen(options.table.quotes);
    showWhatHasEffect();
}

void ReadingSection::addTo(model::ImportOptions& options) const {
    options.format = chosenIn<DataFormat>(*m_format);
    options.table.encoding = chosenIn<TextEncoding>(*m_encoding);
    options.table.delimiter = chosenText(*m_delimiter);
    options.table.comment = chosenText(*m_comment);
    options.table.missing = chosenText(*m_missing);
    options.table.dates = chosenIn<DateForm>(*m_dates);
    options.table.firstColumn = chosenIn<FirstColumn>(*m_firstColumn);
    options.keepMissingIds = m_keepMissingIds->isChecked();
    options.exactIds = m_exactIds->isChecked();
    options.table.decimalComma.reset();
    if (m_decimal->chosen().isValid())
        options.table.decimalComma = m_decimal->chosen().toBool();
    options.table.header = m_header->chosen();
    options.table.quotes = m_quotes->chosen();
}

void ReadingSection::removeIdle(model::ImportOptions& options) const {
    const model::TableFormat guess;
    model::TableFormat& table = options.table;
    const auto remove = [](const QWidget* input, auto& value, const auto& byDefault) {
        if (!input->isEnabled())
            value = byDefault;
    };
    remove(m_encoding, table.encoding, guess.encoding);
    remove(m_delimiter, table.delimiter, guess.delimiter);
    remove(m_comment, table.comment, guess.comment);
    remove(m_header, table.header, guess.header);
    remove(m_quotes, table.quotes, guess.quotes);
    remove(m_decimal, table.decimalComma, guess.decimalComma);
    if (m_format->value().isValid() && !m_timed)
        table.dates = guess.dates;
    if (m_format->value().isValid() && m_format->value() != valueOf(DataFormat::RatingMatrix)) {
        table.firstColumn = guess.firstColumn;
        table.missing = guess.missing;
    }
}

void ReadingSection::setPreview(const model::ImportPreview& preview) {
    const model::ImportOptions& found = preview.options;
    m_format->setGuess(valueOf(found.format));
    m_encoding->setGuess(valueOf(found.table.encoding));
    m_delimiter->setGuess(textOf(found.table.delimiter));
    m_decimal->setGuess(truthOf(found.table.decimalComma));
    m_comment->setGuess(textOf(found.table.comment));
    m_dates->setGuess(valueOf(found.table.dates));
    m_missing->setGuess(textOf(found.table.missing));
    m_firstColumn->setGuess(valueOf(found.table.firstColumn));
    m_header->setGuess(found.table.header);
    m_quotes->setGuess(found.table.quotes);
    m_timed = found.columns && found.columns->time;
    showWhatHasEffect();
}

void ReadingSection::chooseFormat(model::DataFormat format) {
    m_format->setChosen(valueOf(format));
    showWhatHasEffect();
    emit edited();
}

void ReadingSection::showWhatHasEffect() {
    const bool known = m_format->value().isValid();
    const auto format = static_cast<DataFormat>(m_format->value().toInt());
    const bool folder = known && format == DataFormat::AuthorLayout;
    const bool lists = known && (format == DataFormat::UserLists || format == DataFormat::CountedLists);
    const bool matrix = known && format == DataFormat::RatingMatrix;
    const bool table = !known || format == DataFormat::Table || matrix;
    const bool binary = format == DataFormat::SparseMatrix || format == DataFormat::Sqlite;
    const QString reason = folder  ? tr("The authors’ folder is always written the same way.")
                           : lists ? tr("Lists have no header, quotes or ratings.")
                                   : tr("This format is always written the same way.");
    const bool delimited = table || lists || format == DataFormat::Sections;
    setAvailable(m_encoding, !folder && !(known && binary), reason);
    setAvailable(m_delimiter, delimited, reason);
    setAvailable(m_comment, table || lists, reason);
    setAvailable(m_header, table, reason);
    setAvailable(m_quotes, table || format == DataFormat::Sections, reason);
    for (QWidget* input : {static_cast<QWidget*>(m_decimal), static_cast<QWidget*>(m_dates),
                           static_cast<QWidget*>(m_keepMissingIds)})
        setAvailable(input, !folder && !lists, reason);
    setAvailable(m_exactIds, !folder, reason);
    for (QWidget* input : {static_cast<QWidget*>(m_firstColumn), static_cast<QWidget*>(m_missing)})
        m_rows->setRowVisible(input, matrix || !known);
    m_rows->setRowVisible(m_dates, !known || m_timed);
}

} // namespace ui
