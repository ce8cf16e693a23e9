#include "ui/data/import_dialog/reading_section.h"

#include <QHBoxLayout>
#include <QPushButton>

#include "ui/data/import_dialog/delimiter_box.h"
#include "ui/data/import_dialog/guess_check.h"
#include "ui/data/import_dialog/section_rows.h"

namespace ui {

namespace {

using model::DataFormat;
using model::TextEncoding;

QVariant textOf(const std::optional<std::string>& text) {
    return text ? QVariant(QString::fromStdString(*text)) : QVariant();
}

QVariant truthOf(const std::optional<bool>& truth) {
    return truth ? QVariant(*truth) : QVariant();
}

} // namespace

ReadingSection::ReadingSection(QWidget* parent) : ImportSection(parent) {
    setTitle(tr("Reading"));
    auto* rows = new SectionRows(this);
    buildRows(rows);
    buildChecks(rows);
    buildGuessAgain();
    rows->addRow(QString(), {m_guessAgain});
    setContent(pushedUp(rows));
    for (GuessBox* box : {m_format, m_encoding, static_cast<GuessBox*>(m_delimiter), m_decimal})
        connect(box, &GuessBox::edited, this, &ReadingSection::edited);
    for (GuessCheck* check : {m_header, m_quotes})
        connect(check, &GuessCheck::edited, this, &ReadingSection::edited);
}

void ReadingSection::buildRows(SectionRows* rows) {
    m_format = new GuessBox(tr("found"), this);
    m_format->addChoice(tr("Table"), valueOf(DataFormat::Table));
    m_format->addChoice(tr("User lists"), valueOf(DataFormat::UserLists));
    m_format->addChoice(tr("Counted lists"), valueOf(DataFormat::CountedLists));
    m_format->addChoice(tr("Authors’ folder"), valueOf(DataFormat::AuthorLayout));
    describe(m_format, QStringLiteral("format"), tr("Format"),
             tr("Table: a row for each user and item. User lists: a line for each user, its id and then the "
                "items. Counted lists: the same with the number of items in place of the id. Authors’ "
                "folder: train.csv, validation_tr.csv and the others, as prepared by the paper’s authors."));
    rows->addRow(tr("Fo&rmat"), {m_format});
    m_encoding = new GuessBox(tr("found"), this);
    m_encoding->addChoice(QStringLiteral("UTF-8"), valueOf(TextEncoding::Utf8));
    m_encoding->addChoice(QStringLiteral("Latin-1"), valueOf(TextEncoding::Latin1));
    m_encoding->addChoice(QStringLiteral("UTF-16"), valueOf(TextEncoding::Utf16));
    describe(m_encoding, QStringLiteral("encoding"), tr("Encoding"),
             tr("How characters are encoded. Choose Latin-1 if é shows as Ã©."));
    rows->addRow(tr("&Encoding"), {m_encoding});
    m_delimiter = new DelimiterBox(this);
    describe(m_delimiter, QStringLiteral("delimiter"), tr("Delimiter"),
             tr("The text between two columns; any text can be typed."));
    rows->addRow(tr("Deli&miter"), {m_delimiter});
    m_decimal = new GuessBox(tr("found"), this);
    m_decimal->addChoice(tr("Point, 3.5"), false);
    m_decimal->addChoice(tr("Comma, 3,5"), true);
    describe(m_decimal, QStringLiteral("decimal"), tr("Decimal mark"),
             tr("The character before the decimals of a rating."));
    rows->addRow(tr("Decimal mar&k"), {m_decimal});
}

void ReadingSection::buildChecks(SectionRows* rows) {
    m_header = new GuessCheck(tr("&Header line"), this);
    describe(m_header, QStringLiteral("header"), tr("Header line"), tr("The first line names the columns."));
    m_quotes = new GuessCheck(tr("&Quoted fields"), this);
    describe(m_quotes, QStringLiteral("quotes"), tr("Quoted fields"),
             tr("A field in double quotes may hold the delimiter, and a quote twice."));
    rows->addWide(m_header);
    rows->addWide(m_quotes);
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
    m_header->setChosen(options.table.header);
    m_quotes->setChosen(options.table.quotes);
    showWhatHasEffect();
}

void ReadingSection::addTo(model::ImportOptions& options) const {
    options.format = chosenIn<DataFormat>(*m_format);
    options.table.encoding = chosenIn<TextEncoding>(*m_encoding);
    options.table.delimiter.reset();
    if (m_delimiter->chosen().isValid())
        options.table.delimiter = m_delimiter->chosen().toString().toStdString();
    options.table.decimalComma.reset();
    if (m_decimal->chosen().isValid())
        options.table.decimalComma = m_decimal->chosen().toBool();
    options.table.header = m_header->chosen();
    options.table.quotes = m_quotes->chosen();
}

void ReadingSection::setPreview(const model::ImportPreview& preview) {
    const model::ImportOptions& found = preview.options;
    m_format->setGuess(valueOf(found.format));
    m_encoding->setGuess(valueOf(found.table.encoding));
    m_delimiter->setGuess(textOf(found.table.delimiter));
    m_decimal->setGuess(truthOf(found.table.decimalComma));
    m_header->setGuess(found.table.header);
    m_quotes->setGuess(found.table.quotes);
    showWhatHasEffect();
}

void ReadingSection::chooseFormat(model::DataFormat format) {
    m_format->setChosen(valueOf(format));
    showWhatHasEffect();
    emit edited();
}

void ReadingSection::showWhatHasEffect() {
    const auto format = static_cast<DataFormat>(m_format->value().toInt());
    const bool folder = format == DataFormat::AuthorLayout;
    const bool table = !folder && format != DataFormat::UserLists && format != DataFormat::CountedLists;
    const QString reason = folder ? tr("The authors’ folder is always written the same way.")
                                  : tr("Lists have no header, quotes or ratings.");
    for (QWidget* input : {static_cast<QWidget*>(m_encoding), static_cast<QWidget*>(m_delimiter)})
        setAvailable(input, !folder, reason);
    for (QWidget* input :
         {static_cast<QWidget*>(m_decimal), static_cast<QWidget*>(m_header), static_cast<QWidget*>(m_quotes)})
        setAvailable(input, table, reason);
}

} // namespace ui
